namespace Persistence.Hosting;

/// <summary>What stores share, and nobody else: connections that were made of a text. Disposed by the services, after the stores, which asked for it before they were made.</summary>
internal sealed class SharedResources : IDisposable
{
    private readonly Dictionary<(Type Type, string Name), IDisposable> _all = [];
    private readonly Lock _gate = new();

    /// <summary>Gives one.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">What distinguishes it from others of its type.</param>
    /// <param name="make">Makes it where there is none yet.</param>
    public T Get<T>(string name, Func<string, T> make)
        where T : class, IDisposable
    {
        lock (_gate)
        {
            if (!_all.TryGetValue((typeof(T), name), out var found))
            {
                _all[(typeof(T), name)] = found = make(name);
            }

            return (T)found;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var resource in _all.Values)
            {
                resource.Dispose();
            }

            _all.Clear();
        }
    }
}
