using System.Runtime.CompilerServices;
using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>Find, load, listing, verification.</content>
public abstract partial class AsyncSqliteSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public async ValueTask<TSession?> FindAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default)
    {
        var stored = StoredKey(key);
        return await Database.ReadAsync(stored, Finding(key, stored, load), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<TSession> LoadAsync(TKey key, SessionLoad load = default, CancellationToken cancellationToken = default) =>
        await FindAsync(key, load, cancellationToken).ConfigureAwait(false) ?? throw SessionErrors.NotFound(StoredKey(key), Store);

    /// <inheritdoc/>
    public async ValueTask<bool> ExistsAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var stored = StoredKey(key);
        return await Database.ReadAsync(stored, Looking(key), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(CancellationToken cancellationToken = default) =>
        await Database.ReadAsync(null, Count, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncEnumerable<TKey> KeysAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return StreamKeysAsync(cancellationToken);
    }

    private async IAsyncEnumerable<TKey> StreamKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RawKey? last = null;
        do
        {
            var page = await Database.ReadAsync(null, PageAfter(last), cancellationToken).ConfigureAwait(false);
            foreach (var key in page.Keys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return key;
            }

            last = page.Last;
        }
        while (last is not null);
    }

    /// <inheritdoc/>
    public async ValueTask<IntegrityReport> VerifyAsync(CancellationToken cancellationToken = default) =>
        await Database.ReadAsync(null, Verify, cancellationToken).ConfigureAwait(false);
}
