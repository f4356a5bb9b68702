using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Lists, counts and finds keys. A row whose key is none of the class is passed over: it never hides the others.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
internal sealed class KeyQueries<TSession, TKey, TMap>(SqliteContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private const int PageSize = 256;

    private readonly SessionSql _sql = context.Sql.Sessions;

    /// <summary>Reads the keys after those of the page before.</summary>
    /// <param name="position">The key of that page's last row, or the first parts of the keys with which to begin; null for the first page.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<KeyPage<TKey>> ReadPage(object? position, IoMode mode) => context.Database.Connections.Read(null, connection => ReadPage(connection, (RawKey?)position), mode);

    /// <summary>Counts the sessions that are listed.</summary>
    /// <param name="mode">How to wait.</param>
    public ValueTask<long> Count(IoMode mode) => context.Database.Connections.Read(null, Count, mode);

    /// <summary>Finds sessions.</summary>
    /// <param name="sql">Selects keys: ?1 is the present, ?2 the most rows, the rest is the caller's.</param>
    /// <param name="bind">Binds the rest.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<SessionKeys<TKey>> Find(string sql, Action<SqliteParameters> bind, int limit, IoMode mode) =>
        context.Database.Connections.Read(null, connection => Find(connection, sql, bind, limit), mode);

    private KeyPage<TKey> ReadPage(SqliteConnectionContext connection, RawKey? last)
    {
        var select = Select(connection, last is null ? _sql.FirstPage : last.Count < _sql.KeyCount ? _sql.FirstPagesOf[last.Count - 1] : _sql.NextPage, PageSize);
        try
        {
            last?.Bind(select.Parameters, 3);
            var keys = new List<TKey>();
            for (var rows = 1; select.Step(); rows++)
            {
                if (StoredKeys<TSession, TKey, TMap>.TryRead(select.Row, 0, out var key, out _))
                {
                    keys.Add(key);
                }

                if (rows == PageSize)
                {
                    return new KeyPage<TKey>(keys, RawKey.Read(select.Row, 0, _sql.KeyCount));
                }
            }

            return new KeyPage<TKey>(keys, null);
        }
        catch (SqliteException fault) when (context.NewerTables(connection, null, fault) is { } newer)
        {
            throw newer;
        }
        finally
        {
            select.Reset();
        }
    }

    private long Count(SqliteConnectionContext connection)
    {
        var select = Select(connection, _sql.LiveKeys, 0);
        try
        {
            long count = 0;
            while (select.Step())
            {
                count += StoredKeys<TSession, TKey, TMap>.TryRead(select.Row, 0, out _, out _) ? 1 : 0;
            }

            return count;
        }
        catch (SqliteException fault) when (context.NewerTables(connection, null, fault) is { } newer)
        {
            throw newer;
        }
        finally
        {
            select.Reset();
        }
    }

    // Rows that are passed over do not count, so SQLite is not given the limit.
    private SessionKeys<TKey> Find(SqliteConnectionContext connection, string sql, Action<SqliteParameters> bind, int limit)
    {
        var select = Select(connection, sql, -1);
        var (keys, skipped) = (new List<TKey>(), new List<SkippedSession>());
        try
        {
            bind(select.Parameters);
            if (select.Parameters.Failures.Thrown is { } thrown)
            {
                throw SessionErrors.Unusable($"A value of {context.Description.ClassName}", context.DisplayName, thrown.Problem, thrown.Cause);
            }

            while (keys.Count < limit && select.Step())
            {
                if (StoredKeys<TSession, TKey, TMap>.TryRead(select.Row, 0, out var key, out var problem))
                {
                    keys.Add(key);
                }
                else
                {
                    skipped.Add(new SkippedSession(StoredKeys<TSession, TKey, TMap>.RawText(select.Row, 0), StoredProblems.Key(context.Description, problem)));
                }
            }

            return new SessionKeys<TKey>(keys, skipped);
        }
        catch (SqliteException fault) when (context.NewerTables(connection, null, fault) is { } newer)
        {
            throw newer;
        }
        finally
        {
            select.Reset();
        }
    }

    private SqliteStatement Select(SqliteConnectionContext connection, string sql, int limit)
    {
        var select = Prepare(connection, sql);
        select.Parameters.BindInt64(1, context.NowMilliseconds);
        if (limit != 0)
        {
            select.Parameters.BindInt64(2, limit);
        }

        return select;
    }

    private SqliteStatement Prepare(SqliteConnectionContext connection, string sql)
    {
        try
        {
            return connection.Prepare(sql);
        }
        catch (SqliteException fault) when (context.NewerTables(connection, null, fault) is { } newer)
        {
            throw newer;
        }
    }
}
