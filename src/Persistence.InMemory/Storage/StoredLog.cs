namespace Persistence.InMemory;

/// <summary>One log as it is stored: the JSON of its entries in order, and the ids it holds.</summary>
internal sealed class StoredLog
{
    public List<StoredEntry> Entries { get; } = [];

    private HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds entries whose id is new here.</summary>
    /// <returns>How many were added.</returns>
    public int Add(IReadOnlyList<EncodedEntry> entries, int schema)
    {
        var before = Entries.Count;
        foreach (var entry in entries)
        {
            if (entry.Id is null || Ids.Add(entry.Id))
            {
                Entries.Add(new StoredEntry(entry.Json, schema));
            }
        }

        return Entries.Count - before;
    }
}
