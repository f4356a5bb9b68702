using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Where appends to one log go.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
/// <param name="Context">The store.</param>
/// <param name="Sql">The statements of the log.</param>
/// <param name="Writer">Writes entries.</param>
/// <param name="Expiry">What the header of a session says of when it expires.</param>
internal sealed record AppendTarget<TSession, TKey, TEntry, TLog>(SqliteContext Context, LogSql Sql, LogWriter<TSession, TEntry, TLog> Writer, IStoredExpiry<TKey> Expiry)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>;
