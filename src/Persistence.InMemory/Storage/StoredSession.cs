using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>One session as it is stored. Byte arrays are never changed once they are here, so readers may keep them.</summary>
internal sealed class StoredSession(string key)
{
    // By storage name, also those that the present class does not know.
    private readonly Dictionary<string, StoredLog> _logs = new(StringComparer.Ordinal);

    /// <summary>The encoded key.</summary>
    public string Key { get; } = key;

    public long Version { get; set; }

    public long Token { get; set; }

    /// <summary>The schema version of the class that wrote the header.</summary>
    public int SchemaVersion { get; set; }

    /// <summary>The schema version that stored the header.</summary>
    public int HeaderSchema { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public StoredLease? Lease { get; set; }

    public byte[] Header { get; set; } = [];

    /// <summary>The indexed values by the storage name of their index.</summary>
    public Dictionary<string, string[]> IndexValues { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How much header and entries occupy.</summary>
    public long StoredBytes => Header.Length + _logs.Values.SelectMany(log => log.Entries).Sum(entry => (long)entry.Json.Length);

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>Notes that a version of the class added entries: an earlier one, which could not read them, is refused from then on.</summary>
    public void MarkAppended(SessionDescription description)
    {
        if (description.HasUpgrades)
        {
            SchemaVersion = Math.Max(SchemaVersion, description.SchemaVersion);
        }
    }

    /// <summary>A log, which moves to its present name when it is still stored under a former one.</summary>
    public StoredLog Log(LogDescription description)
    {
        if (_logs.TryGetValue(description.StorageName, out var log))
        {
            return log;
        }

        var former = description.FormerNames.FirstOrDefault(_logs.ContainsKey);
        log = former is null ? new StoredLog() : _logs[former];
        _logs.Remove(former ?? "");
        return _logs[description.StorageName] = log;
    }
}
