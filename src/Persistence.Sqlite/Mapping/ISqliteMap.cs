using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Sqlite.Mapping;

/// <summary>The generated, typed half of a SQLite store: how a header becomes a row. One class implements it beside <see cref="ISessionMap{TSession, TKey}"/>.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISqliteMap<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>The session table. The same object at each call.</summary>
    static abstract SqliteTable Table { get; }

    /// <summary>Binds the key's parts to consecutive parameters.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="first">The parameter of the first part, counted from 1 as SQLite does.</param>
    /// <param name="key">The key.</param>
    static abstract void BindKey(SqliteParameters parameters, int first, TKey key);

    /// <summary>Reads the key's parts from consecutive columns.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The column of the first part, counted from 0 as SQLite does.</param>
    /// <returns>The key.</returns>
    static abstract TKey ReadKey(SqliteRow row, int first);

    /// <summary>Binds every column of <see cref="SqliteTable.Columns"/>, key columns included, to consecutive parameters.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="first">The parameter of the first column, from 1.</param>
    /// <param name="session">The session.</param>
    static abstract void BindHeader(SqliteParameters parameters, int first, TSession session);

    /// <summary>Reads every column of <see cref="SqliteTable.Columns"/> from consecutive columns of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first column, from 0.</param>
    /// <returns>A new session whose logs are empty.</returns>
    static abstract TSession ReadHeader(SqliteRow row, int first);

    /// <summary>Shows the visitor each log with its SQLite map, in the order of their ordinals.</summary>
    /// <typeparam name="TVisitor">The visitor's type.</typeparam>
    /// <param name="visitor">Is called once for each log.</param>
    static abstract void VisitSqliteLogs<TVisitor>(ref TVisitor visitor)
        where TVisitor : ISqliteLogVisitor<TSession>, allows ref struct;

    /// <summary>Shows the visitor each index with its column, in the order of their ordinals.</summary>
    /// <typeparam name="TVisitor">The visitor's type.</typeparam>
    /// <param name="visitor">Is called once for each index.</param>
    static abstract void VisitSqliteIndexes<TVisitor>(ref TVisitor visitor)
        where TVisitor : ISqliteIndexVisitor, allows ref struct;
}
