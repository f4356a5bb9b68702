using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <content>Finding by index, for generated stores.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <summary>Finds the sessions that hold a value.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <typeparam name="TColumn">Its column.</typeparam>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending.</returns>
    protected SessionKeys<TKey> FindByIndex<TValue, TColumn>(int index, TValue value, int limit)
        where TColumn : ISqliteColumn<TValue>
    {
        return Database.Read(null, FindingEqual<TValue, TColumn>(index, value, limit));
    }

    /// <summary>Finds the sessions that hold a value.</summary>
    private protected Func<SqliteLink, SessionKeys<TKey>> FindingEqual<TValue, TColumn>(int index, TValue value, int limit)
        where TColumn : ISqliteColumn<TValue>
    {
        SessionGuard.RequireValue(value);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);

        // What cannot be stored is bound as NULL or as a number that no session holds: it is not found, and no error.
        return Finding(s_indexes[index].Equal, select => TColumn.Bind(select, 3, value), limit);
    }

    /// <summary>Finds the sessions whose value lies in a range.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <typeparam name="TColumn">Its column.</typeparam>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    protected SessionKeys<TKey> FindByIndexRange<TValue, TColumn>(int index, TValue from, TValue to, int limit)
        where TColumn : ISqliteColumn<TValue>
    {
        return Database.Read(null, FindingBetween<TValue, TColumn>(index, from, to, limit));
    }

    /// <summary>Finds the sessions whose value lies in a range.</summary>
    private protected Func<SqliteLink, SessionKeys<TKey>> FindingBetween<TValue, TColumn>(int index, TValue from, TValue to, int limit)
        where TColumn : ISqliteColumn<TValue>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        SessionGuard.RequireRange(from, to);
        return Finding(
            s_indexes[index].Range,
            select =>
            {
                TColumn.Bind(select, 3, from);
                TColumn.Bind(select, 4, to);
            },
            limit);
    }
}
