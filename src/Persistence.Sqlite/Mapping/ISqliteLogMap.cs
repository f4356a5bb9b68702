using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Sqlite.Mapping;

/// <summary>The generated, typed half of one log's table. One class implements it beside <see cref="ILogMap{TSession, TEntry}"/>.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TEntry">The entry type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISqliteLogMap<TSession, TEntry>
    where TSession : class, IPersistedSession
{
    /// <summary>The log's table. The same object at each call.</summary>
    static abstract SqliteLogTable Table { get; }

    /// <summary>Binds every column of <see cref="SqliteLogTable.Columns"/> to consecutive parameters.</summary>
    /// <param name="parameters">The parameters of a statement.</param>
    /// <param name="first">The parameter of the first column, from 1.</param>
    /// <param name="entry">The entry; not null.</param>
    static abstract void Bind(SqliteParameters parameters, int first, TEntry entry);

    /// <summary>Reads every column of <see cref="SqliteLogTable.Columns"/> from consecutive columns of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first column, from 0.</param>
    /// <returns>The entry.</returns>
    static abstract TEntry Read(SqliteRow row, int first);
}
