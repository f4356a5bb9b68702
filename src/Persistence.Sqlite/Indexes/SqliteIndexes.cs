using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Makes the index handlers of a session class.</summary>
internal static class SqliteIndexes
{
    /// <summary>One handler for each index, by ordinal.</summary>
    public static IReadOnlyList<IndexHandler<TKey>> Of<TSession, TKey, TMap>(SqliteContext context, FindKeys<TKey> find)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISqliteMap<TSession, TKey>
    {
        var collector = new Collector<TKey>(context, find, []);
        TMap.VisitSqliteIndexes(ref collector);
        return collector.Handlers;
    }

    private readonly struct Collector<TKey>(SqliteContext context, FindKeys<TKey> find, List<IndexHandler<TKey>> handlers) : ISqliteIndexVisitor
        where TKey : notnull
    {
        public List<IndexHandler<TKey>> Handlers => handlers;

        public void Visit<TValue, TColumn>(int ordinal)
            where TColumn : ISqliteColumn<TValue> =>
            handlers.Add(new SqliteIndexHandler<TKey, TValue, TColumn>(context.Description.Indexes[ordinal], context.Sql.Indexes[ordinal], find));
    }
}
