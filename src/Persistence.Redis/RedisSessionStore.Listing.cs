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
        var listing = Listing();
        while (listing.HasMore)
        {
            foreach (var key in RunMode.Result(NextKeys(listing, RunMode.Blocking)))
            {
                yield return KeyOf(key);
            }
        }
    }

    // The listing of all sessions, read page by page.
    private protected IndexCursor Listing() => _indexReader.Open(null);

    private protected ValueTask<List<string>> NextKeys(IndexCursor listing, RunMode mode) =>
        _indexReader.Keys(listing, null, int.MaxValue, mode);
}
