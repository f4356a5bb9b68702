using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads entries into a list.</summary>
internal sealed class EntryListReader<TSession, TEntry, TLog>(LogNames names, long afterSequence, long limit)
    : EntryReader(names, afterSequence, limit, TLog.Description.Upgrades)
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>
{
    /// <summary>The entries so far.</summary>
    public List<TEntry> Entries { get; } = [];

    /// <inheritdoc/>
    protected override void TakeOlder(ref RawCursor entries)
    {
        Entries.Add(JsonEntries.DecodeFirst<TSession, TEntry, TLog>(entries.Rest, Version, out var length));
        entries.Advance(length);
    }

    /// <inheritdoc/>
    protected override void Take(ref JsonReader reader) => Entries.Add(TLog.Read(ref reader));
}
