using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;

namespace Persistence.Redis;

/// <content>Many sessions at once.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long Count() => RunMode.Result(CountAll(RunMode.Blocking));

    /// <summary>Finds the sessions that hold a value in an index.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending.</returns>
    protected SessionKeys<TKey> FindByIndex(int index, string value, int limit) =>
        RunMode.Result(FindKeys(index, ValueRange(value), limit, RunMode.Blocking));

    /// <summary>Finds the sessions whose value in an index lies in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start of the range, included, as <see cref="IndexText"/>.</param>
    /// <param name="to">The end of the range, excluded, as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    protected SessionKeys<TKey> FindByIndexRange(int index, string from, string to, int limit) =>
        RunMode.Result(FindKeys(index, ValueRange(from, to, limit), limit, RunMode.Blocking));

    private protected async ValueTask<SessionKeys<TKey>> FindKeys(int index, (string From, string To) range, int limit, RunMode mode)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (!_readiness.IsKnown)
        {
            await _readiness.Find(mode).ConfigureAwait(false);
        }

        return await Find(_description.Indexes[index], range, limit, mode).ConfigureAwait(false);
    }

    private async ValueTask<SessionKeys<TKey>> Find(IndexDescription index, (string From, string To) range, int limit, RunMode mode)
    {
        var keys = new List<TKey>();
        var skipped = new Dictionary<string, SkippedSession>(StringComparer.Ordinal);
        var cursor = _indexReader.Open(index, range.From, range.To);
        while (cursor.HasMore && keys.Count < limit)
        {
            foreach (var hit in (await _indexReader.Page(cursor, index, limit - keys.Count, mode).ConfigureAwait(false)).TakeWhile(_ => keys.Count < limit))
            {
                if (hit.State == IndexHitState.Unreadable)
                {
                    skipped.TryAdd(hit.Key, Skipped(hit.Key));
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

        return new SessionKeys<TKey>(keys, [.. skipped.Values]);
    }

    // Text that cannot be stored is in no index.
    private protected (string From, string To) ValueRange(string value)
    {
        ThrowIfDisposed();
        SessionGuard.RequireValue(value);
        return Utf8.IsStorable(value) ? (IndexMember.Start(value), IndexMember.End(value)) : ("", "");
    }

    private protected (string From, string To) ValueRange(string from, string to, int limit)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        SessionGuard.RequireRange(from, to);
        return (IndexMember.Start(from), IndexMember.Start(to));
    }
}
