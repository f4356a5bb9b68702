using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Sessions;

/// <summary>Puts the entries that a commit adds to each log into its draft.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="session">The session.</param>
/// <param name="draft">The draft.</param>
/// <param name="errors">Receives every failure.</param>
internal readonly struct LogEncoder<TSession>(TSession session, CommitDraft draft, ValidationErrors errors) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    /// <inheritdoc/>
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var description = TLog.Description;
        var tracking = session.Tracking.Log<TEntry>(description.Ordinal);
        var entries = TLog.GetEntries(session);
        if (!draft.IsCreation && !tracking.IsIntact(entries))
        {
            errors.Add(description.Name, "entries that are stored were removed, replaced or moved; a log only grows at its end");
            return;
        }

        var known = draft.IsCreation ? 0 : tracking.KnownCount;
        var list = RedisKeys.Log(draft.Session, description.StorageName);
        draft.LogKeys.Add(list);
        if (description.HasIds)
        {
            draft.LogKeys.Add(RedisKeys.Ids(list));
        }

        var mustBe = description.Append == AppendRule.Exclusive && !draft.IsCreation
            ? tracking.LastSequence.ToString(CultureInfo.InvariantCulture)
            : "";
        draft.LogArguments.Add(description.HasIds ? "1" : "0");
        draft.LogArguments.Add(mustBe);
        draft.LogArguments.Add((entries.Length - known).ToString(CultureInfo.InvariantCulture));
        EntryEncoder.Encode<TSession, TEntry, TLog>(entries[known..], known, errors, draft.LogArguments);
    }
}
