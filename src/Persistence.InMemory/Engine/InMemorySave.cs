using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>A save with its header and the entries it adds, as they will be stored.</summary>
internal sealed class InMemorySave<TSession>(TSession session, string key, bool isCreation) : PreparedSave<TSession>(session, key, isCreation)
    where TSession : class, IPersistedSession
{
    public byte[] Header { get; set; } = [];

    /// <summary>The entries to add, by log.</summary>
    public List<(LogDescription Log, List<EncodedEntry> Entries)> Added { get; } = [];
}
