using Persistence.Mapping;
using Persistence.Search;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The headers that a search index is over: reads those for a search that the index does not hold as they are, and puts them into the index.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The store.</param>
/// <param name="reader">Reads headers.</param>
internal sealed class SearchedHeaders<TSession, TKey, TMap>(SqliteContext context, SessionReader<TSession, TKey, TMap> reader) : ISearchedRows
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private const int RowsAtOnce = 500;

    private readonly HeaderPostings<TSession>? _postings = context.HeaderSearch is { } place ? new(place, TMap.CollectText) : null;
    private long _last;

    /// <summary>Reads what is missing.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="missing">Finds it.</param>
    /// <param name="target">Receives the texts, and the numbers that the index has for these sessions.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many sessions are missing.</returns>
    public int Scan(SqliteConnectionContext connection, MissingRows missing, (SearchScan<TKey> Scan, HashSet<long> Dead) target, CancellationToken cancellation)
    {
        var count = 0;
        List<long> rows;
        for (var last = long.MinValue; (rows = missing.Sessions(connection, last, RowsAtOnce)).Count > 0; last = rows[^1])
        {
            cancellation.ThrowIfCancellationRequested();
            count += rows.Count;
            foreach (var id in rows)
            {
                Read(connection, id, (key, text, session, _) =>
                {
                    TMap.CollectText(session, target.Scan.Text);
                    target.Scan.Add(key, KeyOrder.ToSortable(text, TMap.Description.KeyParts), 0);
                }, target.Scan.Skip);
            }
        }

        if (count > 0)
        {
            missing.Numbers(connection, target.Dead);
        }

        return count;
    }

    /// <inheritdoc/>
    public void Begin() => _last = long.MinValue;

    /// <inheritdoc/>
    public int Backfill(SqliteConnectionContext connection, MissingRows missing)
    {
        var rows = missing.Sessions(connection, _last, RowsAtOnce);
        var sessions = new List<(long, long, TSession)>();
        foreach (var id in rows)
        {
            Read(connection, id, (_, _, session, token) => sessions.Add((id, token, session)), static _ => { });
            _last = id;
        }

        _postings!.Backfill(connection, sessions);
        return rows.Count;
    }

    /// <inheritdoc/>
    public int Expect(SqliteConnectionContext connection, SearchPlace place, (SearchIndexAudit Audit, HashSet<long> Left) target)
    {
        var missing = place.Missing(place.Generation(connection));
        missing.Numbers(connection, target.Left);
        var text = new SearchText();
        foreach (var (id, number) in place.Numbers.All(connection))
        {
            var isRead = false;
            Read(connection, id, (_, _, session, _) =>
            {
                isRead = true;
                text.Clear();
                TMap.CollectText(session, text);
                target.Audit.Expect(number, 0, text);
            }, static _ => { });
            if (!isRead)
            {
                target.Left.Add(number);
            }
        }

        return missing.Unnumbered(connection);
    }

    private void Read(SqliteConnectionContext connection, long id, Action<TKey, string, TSession, long> take, Action<SkippedSession> skip)
    {
        var select = connection.Prepare(context.Sql.Sessions.ById);
        select.Parameters.BindInt64(1, id);
        try
        {
            if (!select.Step() || !StoredKeys<TSession, TKey, TMap>.TryRead(select.Row, SessionSql.FirstRead, out var key, out _))
            {
                return;
            }

            var own = SessionRow.Read(select.Row);
            if (own.IsExpired(context.NowMilliseconds))
            {
                return;
            }

            var text = TMap.FormatKey(key);
            take(key, text, reader.OfSession(connection, text, () => reader.Header(connection, (select.Row, own), text, out _)), own.Token);
        }
        catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
        {
            skip(new SkippedSession(StoredKeys<TSession, TKey, TMap>.RawText(select.Row, SessionSql.FirstRead), problem.Message));
        }
        finally
        {
            select.Reset();
        }
    }
}
