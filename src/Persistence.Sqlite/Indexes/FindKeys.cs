using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>Finds sessions by a statement that selects keys.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="sql">The statement: ?1 is the present, ?2 the most rows, the rest is the caller's.</param>
/// <param name="bind">Binds the rest.</param>
/// <param name="limit">The most sessions to find.</param>
/// <param name="mode">How to wait.</param>
/// <returns>Their keys.</returns>
internal delegate ValueTask<SessionKeys<TKey>> FindKeys<TKey>(string sql, Action<SqliteParameters> bind, int limit, IoMode mode)
    where TKey : notnull;
