using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Where appends to one log go.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
/// <param name="Context">The store.</param>
/// <param name="Sql">The statements of the log.</param>
/// <param name="Writer">Writes entries.</param>
internal sealed record AppendTarget<TSession, TEntry, TLog>(SqliteContext Context, LogSql Sql, LogWriter<TSession, TEntry, TLog> Writer)
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>;
