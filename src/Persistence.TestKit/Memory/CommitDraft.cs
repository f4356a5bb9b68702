using Persistence.Mapping;

namespace Persistence.TestKit;

/// <summary>Everything one commit will store, checked and encoded before anything is touched.</summary>
internal sealed class CommitDraft
{
    public string Key { get; set; } = "";

    public byte[] Header { get; set; } = [];

    /// <summary>The entries to add, by log.</summary>
    public List<(LogDescription Log, List<EncodedEntry> Entries)> Added { get; } = [];

    /// <summary>The indexed values by the storage name of their index; an index without values is there too.</summary>
    public Dictionary<string, string[]> IndexValues { get; set; } = [];
}
