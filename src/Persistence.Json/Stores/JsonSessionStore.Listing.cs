using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Many sessions at once. One that cannot be read never hides the others.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long Count() => CountAll(CancellationToken.None);

    private protected long CountAll(CancellationToken cancellation)
    {
        ThrowIfDisposed();
        return Cancellable(_directory.Names(), cancellation).LongCount(name => KeyOf(name) is not null && IsListed(name));
    }

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys()
    {
        ThrowIfDisposed();
        return StreamKeys();
    }

    private protected IEnumerable<TKey> StreamKeys()
    {
        var files = _directory.Names()
            .Select(name => (Name: name, Key: KeyOf(name)))
            .Where(static file => file.Key is not null)
            .OrderBy(static file => Sortable(file.Key!), KeyOrder.Utf8);
        foreach (var (name, key) in files)
        {
            if (IsListed(name))
            {
                yield return SessionGuard.ReadKey<TSession, TKey, TMap>(key!, Store);
            }
        }
    }

    // The key of a file's session; null when it cannot be told, or is none of this class.
    private string? KeyOf(string name)
    {
        var key = FileNames.KeyOf(name) ?? TryRead(name, static open => open?.Header.Key);
        return key is not null && IsKey(key) ? key : null;
    }

    private bool IsKey(string key)
    {
        try
        {
            _ = SessionGuard.ReadKey<TSession, TKey, TMap>(key, Store);
            return true;
        }
        catch (SessionCorruptedException)
        {
            return false;
        }
    }

    // A session that cannot be read is listed all the same: loading it says what is wrong.
    private bool IsListed(string name)
    {
        try
        {
            return Read(name, null, IsLive);
        }
        catch (SessionException problem) when (IsOfOneSession(problem))
        {
            return !IsForeign(problem);
        }
    }

    private protected bool IsLive(OpenSession? open) => open is not null && !open.State.IsExpired(Now);

    private static IEnumerable<string> Cancellable(IEnumerable<string> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return name;
        }
    }
}
