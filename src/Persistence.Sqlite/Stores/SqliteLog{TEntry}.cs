using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>One log of a session class, with its types.</summary>
internal sealed partial class SqliteLog<TSession, TEntry, TLog> : SqliteLog<TSession>
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    private readonly LogSql _sql = new(TLog.Table, TLog.Description.HasIds);

    public override LogDescription Description => TLog.Description;

    public override void Validate(TSession session, bool isCreation, ValidationErrors errors)
    {
        var entries = TLog.GetEntries(session);
        var tracking = session.Tracking.Log<TEntry>(Description.Ordinal);
        if (!isCreation && !tracking.IsIntact(entries))
        {
            errors.Add(Description.Name, "entries that are stored were removed, replaced or reordered; a log only grows at its end");
            return;
        }

        for (var position = isCreation ? 0 : tracking.KnownCount; position < entries.Length; position++)
        {
            TLog.Validate(entries[position], position, errors);
        }

        errors.BeginEntry(null);
    }

    public override bool Grew(SqliteLink link, long id, TSession session) =>
        LastSequence(link, id) != session.Tracking.Log<TEntry>(Description.Ordinal).LastSequence;

    public override long WriteAdded(SqliteLink link, long id, TSession session, bool isCreation, ValidationErrors errors)
    {
        var first = isCreation ? 0 : session.Tracking.Log<TEntry>(Description.Ordinal).KnownCount;
        return Write(link, id, TLog.GetEntries(session)[first..], first, errors);
    }

    public override void Track(TSession session, bool isCreation, long lastSequence)
    {
        var tracking = session.Tracking.Log<TEntry>(Description.Ordinal);
        if (isCreation)
        {
            tracking.Clear();
        }

        tracking.Set(TLog.GetEntries(session), lastSequence);
    }

    /// <summary>Writes entries behind those that are stored.</summary>
    /// <param name="link">The connection, inside a transaction.</param>
    /// <param name="id">The session's row.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="firstPosition">The first entry's position, for failures.</param>
    /// <param name="errors">Receives what cannot be stored.</param>
    /// <returns>The sequence of the last entry.</returns>
    public long Write(SqliteLink link, long id, ReadOnlySpan<TEntry> entries, int firstPosition, ValidationErrors errors)
    {
        var sequence = LastSequence(link, id);
        if (entries.IsEmpty)
        {
            return sequence;
        }

        var insert = link.Prepare(_sql.Insert);
        for (var index = 0; index < entries.Length; index++)
        {
            insert.BindInt64(1, id);
            insert.BindInt64(2, sequence + 1);
            TLog.Bind(insert, LogSql.FirstBound, entries[index]);
            if (_sql.HasEntryId)
            {
                insert.BindText(_sql.EntryIdParameter, TLog.GetId(entries[index]));
            }

            sequence += WriteOne(link, insert, firstPosition + index, errors);
        }

        return sequence;
    }

    private long WriteOne(SqliteLink link, SqliteStatement insert, int position, ValidationErrors errors)
    {
        if (insert.HasFailures)
        {
            errors.BeginEntry(Description.Name, position);
            insert.CollectFailures(errors, TLog.Table.Columns, LogSql.FirstBound);
            errors.BeginEntry(null);
            insert.Reset();
            return 0;
        }

        insert.Run();

        // An entry whose id the log already holds changes nothing.
        return link.Changes;
    }
}
