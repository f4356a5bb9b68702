using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The indexes over the elements of collections, each in a table of its own.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
internal sealed class MultiValuedIndex<TSession, TKey, TMap>(SqliteContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Writes what changed: most saves leave a collection as it is.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="session">The session.</param>
    /// <param name="isCreation">Whether the row is new.</param>
    public void Write(SqliteConnectionContext connection, long id, TSession session, bool isCreation)
    {
        if (context.Sql.MultiValuedIndexes.Count == 0)
        {
            return;
        }

        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        foreach (var index in context.Sql.MultiValuedIndexes)
        {
            Write(connection, index, id, values, isCreation);
        }
    }

    private static void Write(SqliteConnectionContext connection, IndexSql index, long id, IndexValues values, bool isCreation)
    {
        var indexed = IndexedValues(connection, index, id);
        if (isCreation && indexed.Count > 0)
        {
            // Of an earlier session of that number, which a tool deleted without foreign_keys. Its key stands beside each value.
            connection.RunOn(index.Clear, id);
            indexed.Clear();
        }

        foreach (var (ordinal, value) in values.Values)
        {
            if (ordinal == index.Index.Ordinal && !indexed.Remove(value))
            {
                connection.RunOn(index.Add, id, value);
            }
        }

        foreach (var value in indexed)
        {
            connection.RunOn(index.Remove, id, value);
        }
    }

    private static HashSet<string> IndexedValues(SqliteConnectionContext connection, IndexSql index, long id)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        var select = connection.Prepare(index.Stored);
        select.Parameters.BindInt64(1, id);
        try
        {
            while (select.Step())
            {
                values.Add(StoredText.Show(select.Row.ReadUtf8(0)));
            }

            return values;
        }
        finally
        {
            select.Reset();
        }
    }
}
