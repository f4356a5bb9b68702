using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Search;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The entries that a search index is over: reads those for a search that the index does not hold, and puts them into the index.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
/// <param name="context">The store.</param>
/// <param name="snapshots">Says what is wrong with a session.</param>
/// <param name="reader">Reads entries.</param>
/// <param name="postings">Puts entries into the index.</param>
internal sealed class SearchedEntries<TSession, TKey, TMap, TEntry, TLog>(
    SqliteContext context,
    SnapshotReader snapshots,
    LogReader<TSession, TEntry, TLog> reader,
    LogPostings<TEntry> postings) : ISearchedEntries<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    private const int RowsAtOnce = 500;

    private (long Session, long Sequence) _last;

    /// <inheritdoc/>
    public int Scan(SqliteConnectionContext connection, MissingRows missing, SearchScan<TKey> scan, CancellationToken cancellation)
    {
        var count = 0;
        List<(long Session, long Sequence)> rows;
        for (var last = (long.MinValue, 0L); (rows = missing.Entries(connection, last, RowsAtOnce)).Count > 0; last = rows[^1])
        {
            cancellation.ThrowIfCancellationRequested();
            count += rows.Count;
            ReadAll(connection, rows, (_, found) =>
            {
                var sortKey = KeyOrder.ToSortable(found.Text, TMap.Description.KeyParts);
                foreach (var (sequence, entry) in found.Entries)
                {
                    TLog.CollectText(entry, scan.Text);
                    scan.Add(found.Key, sortKey, sequence);
                }
            }, scan.Skip);
        }

        return count;
    }

    /// <inheritdoc/>
    public void Begin() => _last = (long.MinValue, 0);

    /// <inheritdoc/>
    public int Backfill(SqliteConnectionContext connection, MissingRows missing)
    {
        var rows = missing.Entries(connection, _last, RowsAtOnce);
        ReadAll(connection, rows, (id, found) =>
        {
            postings.Begin(connection, (id, long.MaxValue));
            foreach (var (sequence, entry) in found.Entries)
            {
                postings.Add(connection, sequence, entry);
                postings.MarkStored(connection, sequence);
            }

            postings.End(connection);
        }, static _ => { });
        _last = rows.Count > 0 ? rows[^1] : _last;
        return rows.Count;
    }

    /// <inheritdoc/>
    public int Expect(SqliteConnectionContext connection, SearchPlace place, (SearchIndexAudit Audit, HashSet<long> Left) target)
    {
        var missing = place.Missing(place.Generation(connection));
        var left = missing.Entries(connection, (long.MinValue, 0), int.MaxValue).ToHashSet();
        var text = new SearchText();
        foreach (var (id, number) in place.Numbers.All(connection))
        {
            if (Session(connection, id) is not { } found || Entries(connection, found) is not { } entries)
            {
                target.Left.Add(number);
                continue;
            }

            for (var index = 0; index < entries.Count; index++)
            {
                if (!left.Contains((id, index + 1)))
                {
                    text.Clear();
                    TLog.CollectText(entries[index], text);
                    target.Audit.Expect(number, index + 1, text);
                }
            }
        }

        return missing.Unnumbered(connection);
    }

    // Null where they cannot be read: that is a finding of its own.
    private List<TEntry>? Entries(SqliteConnectionContext connection, (SessionRow Row, TKey Key, string Text) of)
    {
        try
        {
            return snapshots.OfSession(connection, of.Text, connection =>
            {
                context.ThrowIfNewer(of.Row, of.Text);
                return reader.Read(connection, (of.Row.Id, context.Older.Of(connection, of.Row)), LogRange.After(0, int.MaxValue));
            });
        }
        catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
        {
            return null;
        }
    }

    private void ReadAll(SqliteConnectionContext connection, List<(long Session, long Sequence)> rows, Action<long, Found> take, Action<SkippedSession> skip)
    {
        foreach (var session in rows.GroupBy(static row => row.Session))
        {
            if (Session(connection, session.Key) is not { } found)
            {
                continue;
            }

            try
            {
                var entries = snapshots.OfSession(connection, found.Text, connection => Read(connection, found.Row, [.. session.Select(static row => row.Sequence)]));
                take(session.Key, new Found(found.Key, found.Text, entries));
            }
            catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
            {
                skip(new SkippedSession(found.Text, problem.Message));
            }
        }
    }

    private (SessionRow Row, TKey Key, string Text)? Session(SqliteConnectionContext connection, long id)
    {
        var select = connection.Prepare(context.Sql.Sessions.ById);
        select.Parameters.BindInt64(1, id);
        try
        {
            if (!select.Step() || !StoredKeys<TSession, TKey, TMap>.TryRead(select.Row, SessionSql.FirstRead, out var key, out _))
            {
                return null;
            }

            var row = SessionRow.Read(select.Row);
            return row.IsExpired(context.NowMilliseconds) ? null : (row, key, TMap.FormatKey(key));
        }
        finally
        {
            select.Reset();
        }
    }

    private List<(long Sequence, TEntry Entry)> Read(SqliteConnectionContext connection, SessionRow row, List<long> sequences)
    {
        context.ThrowIfNewer(row, "");
        var versions = context.Older.Of(connection, row);
        var entries = new List<(long, TEntry)>();
        for (var start = 0; start < sequences.Count;)
        {
            var end = start + 1;
            while (end < sequences.Count && sequences[end] == sequences[end - 1] + 1)
            {
                end++;
            }

            var first = sequences[start];
            entries.AddRange(reader.Read(connection, (row.Id, versions), LogRange.After(first - 1, end - start)).Select((entry, index) => (first + index, entry)));
            start = end;
        }

        return entries;
    }

    private readonly record struct Found(TKey Key, string Text, List<(long Sequence, TEntry Entry)> Entries);
}
