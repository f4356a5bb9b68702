using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>Writes what the members whose index ignores case are without it, where SQLite does not know that by itself.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
internal sealed class FoldedMembers<TSession, TKey, TMap>(SqliteContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Writes it. Inside the transaction that wrote the session.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="session">The session.</param>
    public void Write(SqliteConnectionContext connection, long id, TSession session)
    {
        if (context.Sql.FoldedIndexes.Count == 0)
        {
            return;
        }

        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        foreach (var (ordinal, value) in values.Values)
        {
            if (ordinal < context.Sql.Indexes.Count && context.Sql.Indexes[ordinal].Fold is { Length: > 0 } fold)
            {
                connection.RunOn(fold, id, value);
            }
        }
    }
}
