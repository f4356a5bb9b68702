using System.Globalization;
using System.Runtime.InteropServices;
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
        if (tracking.Problem(entries, draft.IsCreation) is { } problem)
        {
            errors.Add(description.Name, problem);
            return;
        }

        var known = draft.IsCreation ? 0 : tracking.KnownCount;
        var mustBe = description.Append == AppendRule.Exclusive && !draft.IsCreation
            ? tracking.LastSequence.ToString(CultureInfo.InvariantCulture)
            : "";
        if (draft.IsCreation || mustBe.Length > 0 || entries.Length > known)
        {
            Concern(description, mustBe, entries.Length - known);
            var before = draft.LogArguments.Count;
            CollectionsMarshal.SetCount(draft.LogArguments, before + EntryEncoder.Arguments(description, entries.Length - known));
            EntryEncoder.Encode<TSession, TEntry, TLog>(entries[known..], known, errors, CollectionsMarshal.AsSpan(draft.LogArguments)[before..]);
        }
    }

    private void Concern(LogDescription log, string mustBe, int added)
    {
        var list = RedisKeys.Log(draft.Session, log.StorageName);
        draft.Logs.Add(log);
        draft.LogKeys.Add(list);
        if (log.HasIds)
        {
            draft.LogKeys.Add(RedisKeys.Ids(list));
        }

        draft.LogArguments.AddRange([log.HasIds ? "1" : "0", mustBe, added.ToString(CultureInfo.InvariantCulture)]);
    }
}
