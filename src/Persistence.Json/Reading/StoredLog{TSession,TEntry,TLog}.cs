using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>How files hold one log of a session class.</summary>
internal sealed class StoredLog<TSession, TEntry, TLog>() : StoredLog<TSession>(TLog.Description)
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>
{
    /// <inheritdoc/>
    public override EntryReader NewReader(long last, int count) =>
        new EntryListReader<TSession, TEntry, TLog>(Names, count == int.MaxValue ? 0 : Math.Max(0, last - count), count == int.MaxValue ? last : Math.Min(count, last));

    /// <inheritdoc/>
    public override void Give(TSession session, EntryReader reader, long last) =>
        JsonEntries.Give<TSession, TEntry, TLog>(session, ((EntryListReader<TSession, TEntry, TLog>)reader).Entries, last);

    /// <inheritdoc/>
    public override EntryReader NewIdReader(EntryIdSet ids) => new EntryIdReader<TSession, TEntry, TLog>(Names, ids);
}
