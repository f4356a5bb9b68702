using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Search;
using Persistence.Sqlite.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Answers searches from the index, and by reading what the index does not hold as it is: both as of one moment.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The store.</param>
/// <param name="headers">Reads headers that are missing.</param>
/// <param name="entries">Reads entries that are missing, by the ordinal of their log.</param>
/// <param name="repair">Puts into the index what is missing.</param>
/// <param name="vectors">Finds embeddings.</param>
internal sealed class SqliteSearch<TSession, TKey, TMap>(
    SqliteContext context,
    SearchedHeaders<TSession, TKey, TMap> headers,
    IReadOnlyList<ISearchedEntries<TKey>?> entries,
    SearchRepair repair,
    SqliteVectors<TSession, TKey, TMap> vectors) : SearchHandler<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <inheritdoc/>
    public override async ValueTask<SearchPage<TKey>?> Match(SearchRequest request, IoMode mode)
    {
        ArgumentNullException.ThrowIfNull(request);
        mode.Cancellation.ThrowIfCancellationRequested();
        var place = request.Log < 0 ? context.HeaderSearch! : context.LogSearches[request.Log]!;
        var scan = new SearchScan<TKey>(request);
        var (missing, isDamaged) = (0, false);
        var page = await context.Database.Connections.Read(
            null,
            connection =>
            {
                try
                {
                    return SnapshotReader.OfOneMoment(connection, () => Match(connection, request, (place, scan), ref missing, mode.Cancellation));
                }
                catch (FormatException)
                {
                    // Every session is read this time.
                    isDamaged = true;
                    return null;
                }
                catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
                {
                    // A table of the index, or a column that a newer version of the class changed, is not there.
                    return null;
                }
            },
            mode).ConfigureAwait(false);
        if (isDamaged)
        {
            await repair.Rebuild(place, mode).ConfigureAwait(false);
        }

        await repair.Offer(place, missing, mode).ConfigureAwait(false);
        return page;
    }

    /// <inheritdoc/>
    public override ValueTask<SearchPage<TKey>?> MatchVectors(VectorRequest request, IoMode mode) => vectors.MatchVectors(request, mode);

    private SearchPage<TKey>? Match(SqliteConnectionContext connection, SearchRequest request, (SearchPlace Place, SearchScan<TKey> Scan) of, ref int missing, CancellationToken cancellation)
    {
        var (place, scan) = of;
        var generation = place.Generation(connection);
        if (generation == 0)
        {
            return null;
        }

        var now = context.NowMilliseconds;
        var dead = place.Numbers.Dead(connection, now);
        missing = request.Log < 0
            ? headers.Scan(connection, place.Missing(generation), (scan, dead), cancellation)
            : entries[request.Log]!.Scan(connection, place.Missing(generation), scan, cancellation);
        return place.Reader(connection, dead).Match(request, scan, number => KeyOf(connection, place.Sql, (number, now)));
    }

    private static (TKey Key, string SortKey)? KeyOf(SqliteConnectionContext connection, SearchSql sql, (long Number, long Now) of)
    {
        var select = connection.Prepare(sql.KeyOf);
        select.Parameters.BindInt64(1, of.Number);
        select.Parameters.BindInt64(2, of.Now);
        try
        {
            if (!select.Step())
            {
                throw new FormatException("the search index has words of a session that is not there");
            }

            return StoredKeys<TSession, TKey, TMap>.TryRead(select.Row, 0, out var key, out _)
                ? (key, KeyOrder.ToSortable(TMap.FormatKey(key), TMap.Description.KeyParts))
                : null;
        }
        finally
        {
            select.Reset();
        }
    }
}
