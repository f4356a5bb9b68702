using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>The rows of one commit.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    private long Insert(SqliteLink link, TSession session, long token, long? expiry)
    {
        var insert = link.Prepare(s_sql.Insert);
        try
        {
            BindOwn(insert, token, expiry);
            BindHeader(link, insert, SessionSql.FirstInserted, session, isCreation: true);
            insert.Step();
            return insert.ReadInt64(0);
        }
        finally
        {
            insert.Reset();
        }
    }

    private void Update(SqliteLink link, SessionRow row, TSession session, long token, long? expiry)
    {
        var update = link.Prepare(s_sql.Update);
        try
        {
            BindOwn(update, token, expiry);
            update.BindInt64(4, row.Id);
            BindHeader(link, update, SessionSql.FirstInserted + 1, session, isCreation: false);
            update.Step();
        }
        finally
        {
            update.Reset();
        }
    }

    private static void BindOwn(SqliteStatement statement, long token, long? expiry)
    {
        statement.BindInt64(1, token);
        statement.BindInt64(2, TMap.Description.SchemaVersion);
        if (expiry is { } milliseconds)
        {
            statement.BindInt64(3, milliseconds);
        }
    }

    // What cannot be encoded in the header is reported together with what cannot be in the entries.
    private void BindHeader(SqliteLink link, SqliteStatement statement, int first, TSession session, bool isCreation)
    {
        TMap.BindHeader(statement, first, session);
        if (statement.HasFailures)
        {
            var errors = new ValidationErrors();
            statement.CollectFailures(errors, TMap.Table.Columns, first);
            foreach (var log in s_logs)
            {
                log.CheckAdded(link, session, isCreation, errors);
            }

            throw SessionErrors.Invalid(TMap.FormatKey(TMap.GetKey(session)), Store, errors);
        }
    }

    private void WriteRest(SqliteLink link, long id, TSession session, string stored, long[] lastSequences, bool isCreation)
    {
        var errors = new ValidationErrors();
        WriteIndexes(link, id, session, errors);
        for (var ordinal = 0; ordinal < s_logs.Length; ordinal++)
        {
            lastSequences[ordinal] = s_logs[ordinal].WriteAdded(link, id, session, isCreation, errors);
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(stored, Store, errors);
        }
    }
}
