using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Many sessions at once. A damaged one is left out, so that it never hides the others; Verify names it.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long Count()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _directory.Names().LongCount(name => TryRead(name, IsLive));
    }

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return StreamKeys();
    }

    private IEnumerable<TKey> StreamKeys()
    {
        var names = _directory.Names()
            .Select(name => (Name: name, Key: FileNames.KeyOf(name) ?? TryRead(name, static open => open?.Header.Key)))
            .Where(static file => file.Key is not null)
            .OrderBy(static file => Sortable(file.Key!), KeyOrder.Utf8);
        foreach (var (name, key) in names)
        {
            if (TryRead(name, IsLive))
            {
                yield return TMap.ParseKey(key!);
            }
        }
    }

    private bool IsLive(OpenSession? open) => open is not null && !open.State.IsExpired(Now);

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
