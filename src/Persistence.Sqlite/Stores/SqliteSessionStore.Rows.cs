using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>The rows of one commit.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    private long Insert(SqliteLink link, SessionCommit<TSession> commit, long? expiry)
    {
        var insert = link.Prepare(s_sql.Insert);
        try
        {
            BindOwn(insert, commit.Token, expiry);
            BindHeader(link, insert, SessionSql.FirstInserted, commit);
            insert.Step();
            return insert.ReadInt64(0);
        }
        finally
        {
            insert.Reset();
        }
    }

    private void Update(SqliteLink link, SessionRow row, SessionCommit<TSession> commit, long? expiry)
    {
        var update = link.Prepare(s_sql.Update);
        try
        {
            BindOwn(update, commit.Token, expiry);
            update.BindInt64(4, row.Id);
            BindHeader(link, update, SessionSql.FirstInserted + 1, commit);
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
    private void BindHeader(SqliteLink link, SqliteStatement statement, int first, SessionCommit<TSession> commit)
    {
        TMap.BindHeader(statement, first, commit.Session);
        if (statement.HasFailures)
        {
            var errors = new ValidationErrors();
            statement.CollectFailures(errors, TMap.Table.Columns, first);
            foreach (var log in s_logs)
            {
                log.CheckAdded(link, commit.Session, commit.IsCreation, errors);
            }

            throw SessionErrors.Invalid(commit.Stored, Store, errors);
        }
    }

    private void WriteRest(SqliteLink link, long id, SessionCommit<TSession> commit)
    {
        var errors = new ValidationErrors();
        if (commit.IsCreation)
        {
            _others.Clear(link, id);
        }

        WriteIndexes(link, id, commit.Session, commit.IsCreation, errors);
        for (var ordinal = 0; ordinal < s_logs.Length; ordinal++)
        {
            commit.LastSequences[ordinal] = s_logs[ordinal].WriteAdded(link, id, commit.Session, commit.IsCreation, errors);
        }

        ThrowIfAny(errors, commit.Stored);
    }
}
