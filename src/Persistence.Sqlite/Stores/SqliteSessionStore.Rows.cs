using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>The rows of one commit.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    private long Insert(SqliteLink link, TSession session, string stored, long token, long? expiry)
    {
        var insert = link.Prepare(_sql.Insert);
        try
        {
            BindOwn(insert, token, expiry);
            BindHeader(insert, SessionSql.FirstInserted, session, stored);
            insert.Step();
            return insert.ReadInt64(0);
        }
        finally
        {
            insert.Reset();
        }
    }

    private void Update(SqliteLink link, SessionRow row, TSession session, string stored, long token, long? expiry)
    {
        var update = link.Prepare(_sql.Update);
        try
        {
            BindOwn(update, token, expiry);
            update.BindInt64(4, row.Id);
            BindHeader(update, SessionSql.FirstInserted + 1, session, stored);
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

    private void BindHeader(SqliteStatement statement, int first, TSession session, string stored)
    {
        TMap.BindHeader(statement, first, session);
        if (statement.HasFailures)
        {
            var errors = new ValidationErrors();
            statement.CollectFailures(errors, TMap.Table.Columns, first);
            throw SessionErrors.Invalid(stored, Store, errors);
        }
    }

    private void WriteRest(SqliteLink link, long id, TSession session, string stored, long[] lastSequences, bool isCreation)
    {
        var errors = new ValidationErrors();
        WriteIndexes(link, id, session, errors);
        for (var ordinal = 0; ordinal < _logs.Length; ordinal++)
        {
            lastSequences[ordinal] = _logs[ordinal].WriteAdded(link, id, session, isCreation, errors);
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(stored, Store, errors);
        }
    }

    private void WriteIndexes(SqliteLink link, long id, TSession session, ValidationErrors errors)
    {
        if (_indexes.Any(static index => index.Index.IsMultiValued))
        {
            WriteMultiValued(link, id, session);
        }

        foreach (var index in _indexes.Where(static index => index.Index.IsUnique))
        {
            var other = link.Prepare(index.Other);
            other.BindInt64(1, Now.ToUnixTimeMilliseconds());
            other.BindInt64(2, id);
            try
            {
                if (other.Step())
                {
                    errors.Add(TMap.Description.Indexes[index.Index.Ordinal].Name, $"its value belongs to session '{TMap.FormatKey(TMap.ReadKey(other, 0))}' already, and it is unique");
                }
            }
            finally
            {
                other.Reset();
            }
        }
    }

    private void WriteMultiValued(SqliteLink link, long id, TSession session)
    {
        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        foreach (var index in _indexes.Where(static index => index.Index.IsMultiValued))
        {
            RunOn(link, index.Clear, id);
            foreach (var (ordinal, value) in values.Values)
            {
                if (ordinal == index.Index.Ordinal)
                {
                    var add = link.Prepare(index.Add);
                    add.BindText(1, value);
                    add.BindInt64(2, id);
                    add.Run();
                }
            }
        }
    }
}
