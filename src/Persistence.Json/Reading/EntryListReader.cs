using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads entries into a list.</summary>
internal sealed class EntryListReader<TSession, TEntry, TLog>(LogNames names, long afterSequence, long limit)
    : EntryReader(names, afterSequence, limit)
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>
{
    private static readonly SchemaUpgrades? s_upgrades = TLog.Description.Upgrades;

    /// <summary>The entries so far.</summary>
    public List<TEntry> Entries { get; } = [];

    /// <inheritdoc/>
    public override bool NeedsVersion => s_upgrades is not null;

    /// <inheritdoc/>
    protected override bool TryTakeOlder(ref RawCursor entries)
    {
        if (s_upgrades?.Concern(Version) != true)
        {
            return false;
        }

        Entries.Add(JsonEntries.DecodeFirst<TSession, TEntry, TLog>(entries.Rest, Version, out var length));
        entries.Advance(length);
        return true;
    }

    /// <inheritdoc/>
    protected override void Take(ref JsonReader reader) => Entries.Add(TLog.Read(ref reader));
}
