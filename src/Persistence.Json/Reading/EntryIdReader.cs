using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads the ids of entries.</summary>
internal sealed class EntryIdReader<TSession, TEntry, TLog>(LogNames names, EntryIdSet ids)
    : EntryReader(names, 0, long.MaxValue)
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>
{
    private static readonly bool s_isUpgraded = TLog.Description.Upgrades is not null;

    /// <inheritdoc/>
    protected override void Take(ref JsonReader reader)
    {
        if ((s_isUpgraded ? TLog.ReadId(reader.ReadRaw()) : TLog.GetId(TLog.Read(ref reader))) is { } id)
        {
            ids.Add(TLog.Description.Ordinal, id);
        }
    }
}
