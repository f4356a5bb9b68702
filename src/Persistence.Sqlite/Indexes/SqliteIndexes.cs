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
        where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
    {
        var collector = new Collector<TKey>(context, find, []);
        TMap.VisitSqliteIndexes(ref collector);
        if (TMap.Description.Upgrades is null)
        {
            return collector.Handlers;
        }

        var upgraded = new UpgradedCollector<TSession, TKey, TMap>(collector.Handlers, new OlderRows<TSession, TKey, TMap>(context), []);
        TMap.VisitIndexes(ref upgraded);
        return upgraded.Handlers;
    }

    private readonly struct Collector<TKey>(SqliteContext context, FindKeys<TKey> find, List<IndexHandler<TKey>> handlers) : ISqliteIndexVisitor
        where TKey : notnull
    {
        public List<IndexHandler<TKey>> Handlers => handlers;

        public void Visit<TValue, TColumn>(int ordinal)
            where TColumn : ISqliteColumn<TValue> =>
            handlers.Add(new SqliteIndexHandler<TKey, TValue, TColumn>(context.Description.Indexes[ordinal], context.Sql.Indexes[ordinal], find));
    }

    private readonly struct UpgradedCollector<TSession, TKey, TMap>(List<IndexHandler<TKey>> present, OlderRows<TSession, TKey, TMap> rows, List<IndexHandler<TKey>> handlers) : IIndexVisitor
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
    {
        public List<IndexHandler<TKey>> Handlers => handlers;

        public void Visit<TValue>(int ordinal, Func<TValue, string?> encode)
        {
            if (ordinal >= present.Count)
            {
                // A compound index, which only statements use.
                return;
            }

            var index = (IndexHandler<TKey, TValue>)present[ordinal];
            handlers.Add(new UpgradedIndexHandler<TSession, TKey, TMap, TValue>(
                index,
                query => new IndexQuery(index.Description, encode(query.Value) ?? "", query.IsRange ? encode(query.End) : null, query.Limit),
                rows));
        }
    }
}
