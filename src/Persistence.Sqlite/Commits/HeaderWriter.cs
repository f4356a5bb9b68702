using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Writes the row of a session.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
/// <param name="logs">The logs, by ordinal: what cannot be stored of a header is reported together with what cannot be of its entries.</param>
/// <param name="postings">The search index; null where headers are not searched.</param>
internal sealed class HeaderWriter<TSession, TKey, TMap>(SqliteContext context, IReadOnlyList<ILogWriter<TSession>> logs, HeaderPostings<TSession>? postings)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISqliteMap<TSession, TKey>
{
    private readonly SessionSql _sql = context.Sql.Sessions;

    /// <summary>Adds the row of a new session.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="save">The session.</param>
    /// <param name="token">Distinguishes this save from all others.</param>
    /// <param name="expiry">When it expires; null for never.</param>
    /// <returns>The number of the row.</returns>
    public long Insert(SqliteConnectionContext connection, PreparedSave<TSession> save, long token, long? expiry)
    {
        var generation = postings?.Generation(connection) ?? 0;
        var insert = connection.Prepare(generation == 0 ? _sql.Insert : _sql.InsertSearched);
        long id;
        try
        {
            BindOwn(insert, token, expiry);
            BindMark(insert, SessionSql.FirstInserted, SearchSql.MarkOf(generation, token));
            BindHeader(connection, insert, SessionSql.FirstInserted, save);
            insert.Step();
            id = insert.Row.ReadInt64(0);
        }
        finally
        {
            insert.Reset();
        }

        Index(connection, (id, generation), save.Session, isCreation: true);
        return id;
    }

    /// <summary>Replaces the header of a session.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="id">The number of its row.</param>
    /// <param name="save">The session.</param>
    /// <param name="own">What distinguishes this save from all others, and when the session expires; null for never.</param>
    public void Update(SqliteConnectionContext connection, long id, PreparedSave<TSession> save, (long Token, long? Expiry) own)
    {
        var generation = postings?.Generation(connection) ?? 0;
        var update = connection.Prepare(generation == 0 ? _sql.Update : _sql.UpdateSearched);
        try
        {
            BindOwn(update, own.Token, own.Expiry);
            update.Parameters.BindInt64(4, id);
            BindMark(update, SessionSql.FirstInserted + 1, SearchSql.MarkOf(generation, own.Token));
            BindHeader(connection, update, SessionSql.FirstInserted + 1, save);
            update.Step();
        }
        finally
        {
            update.Reset();
        }

        Index(connection, (id, generation), save.Session, isCreation: false);
    }

    private void Index(SqliteConnectionContext connection, (long Id, long Generation) row, TSession session, bool isCreation)
    {
        if (row.Generation != 0)
        {
            postings!.Write(connection, row.Id, session, isCreation);
        }
    }

    private static void BindMark(SqliteStatement statement, int first, long? mark)
    {
        if (mark is { } value)
        {
            statement.Parameters.BindInt64(first + TMap.Table.Columns.Count, value);
        }
    }

    private void BindOwn(SqliteStatement statement, long token, long? expiry)
    {
        statement.Parameters.BindInt64(1, token);
        statement.Parameters.BindInt64(2, context.Description.SchemaVersion);
        if (expiry is { } milliseconds)
        {
            statement.Parameters.BindInt64(3, milliseconds);
        }
    }

    private void BindHeader(SqliteConnectionContext connection, SqliteStatement statement, int first, PreparedSave<TSession> save)
    {
        TMap.BindHeader(statement.Parameters, first, save.Session);
        if (!statement.Parameters.Failures.Any)
        {
            return;
        }

        var errors = new ValidationErrors();
        statement.Parameters.Failures.MoveTo(errors, TMap.Table.Columns, first);
        foreach (var log in logs)
        {
            log.Check(connection, save, errors);
        }

        throw SessionErrors.Invalid(save.Key, context.DisplayName, errors);
    }
}
