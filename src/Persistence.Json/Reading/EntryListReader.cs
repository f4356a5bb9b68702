using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads entries into a list.</summary>
internal sealed class EntryListReader<TSession, TEntry, TLog>(LogNames names, long afterSequence, long limit)
    : EntryReader(names, afterSequence, limit)
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>
{
    private static readonly bool s_isUpgraded = TLog.Description.Upgrades is not null;

    /// <summary>The entries so far.</summary>
    public List<TEntry> Entries { get; } = [];

    /// <inheritdoc/>
    public override bool NeedsVersion => s_isUpgraded;

    /// <inheritdoc/>
    protected override void Take(ref JsonReader reader) => Entries.Add(s_isUpgraded ? EntryText.Read<TSession, TEntry, TLog>(ref reader, Version) : TLog.Read(ref reader));
}
