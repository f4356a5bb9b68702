using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>One log of a session class, with its types.</summary>
internal sealed partial class SqliteLog<TSession, TEntry, TLog> : SqliteLog<TSession>
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    // An entry that is no object is the column itself.
    private static readonly bool s_isWhole = TLog.Table.Columns is [{ Name: "value" } only] && only.Member == TLog.Description.Name;

    private readonly LogSql _sql;

    public SqliteLog(SqliteTable sessions) => _sql = new LogSql(sessions, TLog.Table, TLog.Description.HasIds);

    /// <summary>The SQL of the log.</summary>
    public LogSql Sql => _sql;

    public override LogDescription Description => TLog.Description;

    public override SqliteLogTable Table => TLog.Table;

    public override void Validate(TSession session, bool isCreation, ValidationErrors errors)
    {
        var entries = TLog.GetEntries(session);
        var tracking = session.Tracking.Log<TEntry>(Description.Ordinal);
        if (tracking.Problem(entries, isCreation) is { } problem)
        {
            errors.Add(Description.Name, problem);
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
        var last = LastSequence(link, id);
        if (isCreation && last != 0)
        {
            // Of an earlier session of that number, which a tool deleted without foreign_keys.
            var clear = link.Prepare(_sql.Clear);
            clear.BindInt64(1, id);
            clear.Run();
            last = 0;
        }

        return Write(link, new LogEnd(id, last), TLog.GetEntries(session)[first..], first, errors);
    }

    public override void CheckAdded(SqliteLink link, TSession session, bool isCreation, ValidationErrors errors)
    {
        var entries = TLog.GetEntries(session);
        var insert = link.Prepare(_sql.Insert);
        for (var position = isCreation ? 0 : session.Tracking.Log<TEntry>(Description.Ordinal).KnownCount; position < entries.Length; position++)
        {
            Bind(insert, entries[position]);
            CollectFailures(insert, position, errors);
            insert.Reset();
        }
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
}
