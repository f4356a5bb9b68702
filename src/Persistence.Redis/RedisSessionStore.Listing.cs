using System.Diagnostics.CodeAnalysis;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;

namespace Persistence.Redis;

/// <content>The keys of all sessions.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public IEnumerable<TKey> Keys()
    {
        ThrowIfDisposed();
        return StreamKeys();
    }

    private IEnumerable<TKey> StreamKeys()
    {
        var (listing, last) = (Listing(), new LastKey());
        while (listing.HasMore)
        {
            foreach (var key in RunMode.Result(NextKeys(listing, last, RunMode.Blocking)))
            {
                yield return key;
            }
        }
    }

    // The listing of all sessions, read page by page.
    private protected IndexCursor Listing() => _indexReader.Open(null);

    // Sessions that cannot be read are among them, as long as their key is one of this class. Several entries of such a session stand side by side.
    private protected async ValueTask<List<TKey>> NextKeys(IndexCursor listing, LastKey last, RunMode mode)
    {
        var keys = new List<TKey>();
        foreach (var hit in await _indexReader.Page(listing, null, int.MaxValue, mode).ConfigureAwait(false))
        {
            if (last.Is(hit.Key) && TryKey(hit.Key, out var key, out _))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private protected async ValueTask<long> CountAll(RunMode mode)
    {
        var count = 0L;
        var (listing, last) = (Listing(), new LastKey());
        while (listing.HasMore)
        {
            count += (await NextKeys(listing, last, mode).ConfigureAwait(false)).Count;
        }

        return count;
    }

    // A stored text that the key type does not take is somebody else's, or a former version's of the class.
    private bool TryKey(string stored, [MaybeNullWhen(false)] out TKey key, out string problem)
    {
        try
        {
            (key, problem) = (SessionGuard.ReadKey<TSession, TKey, TMap>(stored, _store), "");
            return true;
        }
        catch (SessionCorruptedException exception)
        {
            (key, problem) = (default, exception.Message);
            return false;
        }
    }

    private SkippedSession Skipped(string key) =>
        new(key, $"key '{_keys.Session(key)}' holds something that the store did not write, so the session cannot be read: find out who uses the same key prefix, and remove the key or restore the session");

    /// <summary>The key that came last.</summary>
    private protected sealed class LastKey
    {
        private string? _key;

        /// <summary>Takes the next key.</summary>
        /// <param name="key">It.</param>
        /// <returns>False when it is the last one again.</returns>
        public bool Is(string key)
        {
            var isNext = key != _key;
            _key = key;
            return isNext;
        }
    }
}
