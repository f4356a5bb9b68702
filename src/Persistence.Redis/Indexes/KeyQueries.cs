using System.Diagnostics.CodeAnalysis;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>Finds keys: of all sessions, and by an index.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Names of keys.</param>
/// <param name="reader">Reads the listing and the indexes.</param>
/// <param name="checks">Notice that an index is kept otherwise, or lacks sessions.</param>
internal sealed class KeyQueries<TSession, TKey, TMap>(RedisContext context, IndexReader reader, LookupChecks checks)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>
    /// Reads the next keys of all sessions. Sessions that cannot be read are among them, as long as their key is one of this class.
    /// Several entries of such a session stand side by side.
    /// </summary>
    public async ValueTask<KeyPage<TKey>> Page(object? position, IoMode mode)
    {
        var listing = position as Listing ?? new Listing(reader.Open(null, position is KeyPlace place ? IndexMember.End(place.Sortable) : null));
        var keys = new List<TKey>();
        foreach (var hit in await reader.Page(listing.Cursor, null, int.MaxValue, mode).ConfigureAwait(false))
        {
            if (listing.IsNext(hit.Key) && TryKey(hit.Key, out var key, out _))
            {
                keys.Add(key);
            }
        }

        return new KeyPage<TKey>(keys, listing.Cursor.HasMore ? listing : null);
    }

    /// <summary>Finds sessions by an index.</summary>
    /// <exception cref="SessionSchemaException">A newer program keeps the index otherwise.</exception>
    public async ValueTask<SessionKeys<TKey>> Find(IndexQuery query, IoMode mode)
    {
        var range = IndexMember.RangeOf(query.Value, query.End);
        var (keys, skipped) = (new List<TKey>(), new Dictionary<string, SkippedSession>(StringComparer.Ordinal));
        var cursor = reader.OpenWith(checks.Requests(query.Index), query.Index, range);
        var (isFirst, wasBegunAgain) = (true, false);
        while (cursor.HasMore && keys.Count < query.Limit)
        {
            var hits = await reader.Page(cursor, query.Index, query.Limit - keys.Count, mode).ConfigureAwait(false);
            var isToBegin = isFirst && cursor.Answers.Count > 0 && await checks.Complete(query.Index, cursor.Answers, skipped, mode).ConfigureAwait(false);
            isFirst = false;
            if (!wasBegunAgain && (await PutBack(hits, query.Index, mode).ConfigureAwait(false) || isToBegin))
            {
                (cursor, wasBegunAgain) = (reader.Open(query.Index, range.From, range.To), true);
                keys.Clear();
                continue;
            }

            Take(hits, query.Limit, keys, skipped);
        }

        return new SessionKeys<TKey>(keys, [.. skipped.Values]);
    }

    /// <summary>Whether a stored text is a key of the class.</summary>
    public bool IsKey(string stored) => TryKey(stored, out _, out _);

    /// <summary>A session whose key holds something else.</summary>
    public SkippedSession Skipped(string key) => new(key, checks.Unread.Foreign(key));

    // An earlier version of these programs saves without a note: what it took out of the index has its entry there still.
    private async ValueTask<bool> PutBack(List<IndexHit> hits, IndexDescription index, IoMode mode)
    {
        var left = hits.FindAll(static hit => hit.State == IndexHitState.Left).ConvertAll(static hit => hit.Key);
        if (left.Count > 0)
        {
            await checks.Left.Index(left, index, mode).ConfigureAwait(false);
        }

        return left.Count > 0;
    }

    private void Take(List<IndexHit> hits, int limit, List<TKey> keys, Dictionary<string, SkippedSession> skipped)
    {
        foreach (var hit in hits.TakeWhile(_ => keys.Count < limit))
        {
            if (hit.State == IndexHitState.Unreadable)
            {
                skipped.TryAdd(hit.Key, Skipped(hit.Key));
            }
            else if (hit.State == IndexHitState.Left || skipped.ContainsKey(hit.Key))
            {
                // What it was indexed by is not what an upgrade step makes of it.
            }
            else if (TryKey(hit.Key, out var key, out var problem))
            {
                keys.Add(key);
            }
            else
            {
                skipped.TryAdd(hit.Key, new SkippedSession(hit.Key, problem));
            }
        }
    }

    // A stored text that the key type does not take is from another program, or from a former version of the class.
    private bool TryKey(string stored, [MaybeNullWhen(false)] out TKey key, out string problem)
    {
        try
        {
            (key, problem) = (SessionGuard.ReadKey<TSession, TKey, TMap>(stored, context.DisplayName), "");
            return true;
        }
        catch (SessionCorruptedException exception)
        {
            (key, problem) = (default, exception.Message);
            return false;
        }
    }

    // Where a reader of all keys stands, and the key that came last.
    private sealed class Listing(IndexCursor cursor)
    {
        private string? _last;

        public IndexCursor Cursor { get; } = cursor;

        public bool IsNext(string key)
        {
            var isNext = key != _last;
            _last = key;
            return isNext;
        }
    }
}
