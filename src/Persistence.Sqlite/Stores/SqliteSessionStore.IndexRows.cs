using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>The index entries of one commit.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    private void WriteIndexes(SqliteLink link, long id, TSession session, ValidationErrors errors)
    {
        if (s_collectionIndexes.Length > 0)
        {
            var values = new IndexValues();
            TMap.CollectIndexValues(session, values);
            foreach (var index in s_collectionIndexes)
            {
                WriteCollection(link, index, id, values);
            }
        }

        foreach (var index in s_uniqueIndexes)
        {
            RefuseDuplicate(link, index, id, errors);
        }
    }

    // Only what changed is written: most saves leave a collection as it is.
    private static void WriteCollection(SqliteLink link, IndexSql index, long id, IndexValues values)
    {
        var stored = StoredValues(link, index, id);
        foreach (var (ordinal, value) in values.Values)
        {
            if (ordinal == index.Index.Ordinal && !stored.Remove(value))
            {
                RunOn(link, index.Add, id, value);
            }
        }

        foreach (var value in stored)
        {
            RunOn(link, index.Remove, id, value);
        }
    }

    private static HashSet<string> StoredValues(SqliteLink link, IndexSql index, long id)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        var select = link.Prepare(index.Stored);
        select.BindInt64(1, id);
        try
        {
            while (select.Step())
            {
                values.Add(select.ReadText(0));
            }

            return values;
        }
        finally
        {
            select.Reset();
        }
    }

    private static void RunOn(SqliteLink link, string sql, long id, string value)
    {
        var statement = link.Prepare(sql);
        statement.BindInt64(1, id);
        statement.BindText(2, value);
        statement.Run();
    }

    private void RefuseDuplicate(SqliteLink link, IndexSql index, long id, ValidationErrors errors)
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
