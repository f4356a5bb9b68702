using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Many sessions at once. A damaged one is left out, so that it never hides the others; Verify names it.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long Count() => CountAll(CancellationToken.None);

    private protected long CountAll(CancellationToken cancellation)
    {
        ThrowIfDisposed();
        return Cancellable(_directory.Names(), cancellation).LongCount(name => TryRead(name, IsLive));
    }

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys()
    {
        ThrowIfDisposed();
        return StreamKeys();
    }

    private protected IEnumerable<TKey> StreamKeys()
    {
        var names = _directory.Names()
            .Select(name => (Name: name, Key: FileNames.KeyOf(name) ?? TryRead(name, static open => open?.Header.Key)))
            .Where(static file => file.Key is not null)
            .OrderBy(static file => Sortable(file.Key!), KeyOrder.Utf8);
        foreach (var (name, key) in names)
        {
            if (TryRead(name, IsLive))
            {
                yield return SessionGuard.ReadKey<TSession, TKey, TMap>(key!, Store);
            }
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

    private T? TryRead<T>(string name, Func<OpenSession?, T> read)
    {
        try
        {
            return Read(name, null, read);
        }
        catch (Exception problem) when (problem is SessionCorruptedException or SessionSchemaException)
        {
            return default;
        }
    }
}
