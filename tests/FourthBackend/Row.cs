namespace Persistence.FourthBackend;

/// <summary>One stored session.</summary>
internal sealed class Row
{
    public long Version { get; set; }

    public long Token { get; set; }

    public int Schema { get; set; }

    // A save writes the header, and an append adds to it.
    public int HeaderSchema { get; set; }

    public DateTimeOffset? Expires { get; set; }

    /// <summary>The header as the map wrote it.</summary>
    public byte[] Header { get; set; } = [];

    /// <summary>The entries of each log, by the log's storage name.</summary>
    public Dictionary<string, List<Entry>> Logs { get; set; } = [];

    /// <summary>The log under its present name, or the one it has been stored under so far.</summary>
    public List<Entry> Log(Mapping.LogDescription log)
    {
        foreach (var name in log.FormerNames.Where(name => !Logs.ContainsKey(log.StorageName) && Logs.ContainsKey(name)))
        {
            Logs[log.StorageName] = Logs[name];
            Logs.Remove(name);
        }

        if (!Logs.TryGetValue(log.StorageName, out var entries))
        {
            Logs[log.StorageName] = entries = [];
        }

        return entries;
    }

    /// <summary>Adds entries whose id is new.</summary>
    public int Add(Mapping.LogDescription log, List<Entry> added)
    {
        var entries = Log(log);
        var ids = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var before = entries.Count;
        entries.AddRange(added.Where(entry => entry.Id is null || ids.Add(entry.Id)));
        return entries.Count - before;
    }
}

/// <summary>One stored entry: its JSON and its id.</summary>
internal sealed record Entry(byte[] Json, string? Id, int Schema);
