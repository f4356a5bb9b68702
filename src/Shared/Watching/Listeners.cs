namespace Persistence.Watching;

/// <summary>Who wants to know of changes, by the name of what may change. What reports them is there only while somebody does.</summary>
/// <param name="open">Begins to report; null where nothing can be reported. Disposed when nobody listens any more.</param>
internal sealed class Listeners(Func<IDisposable?> open)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Listener>> _byName = new(StringComparer.Ordinal);
    private IDisposable? _reports;
    private bool _isClosed;

    /// <summary>The names that somebody listens to.</summary>
    public string[] Names
    {
        get
        {
            lock (_gate)
            {
                return [.. _byName.Keys];
            }
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="name">To what.</param>
    /// <param name="wake">Is called when it may have changed; from any thread.</param>
    /// <returns>Ends it; null where nothing can be reported.</returns>
    public IDisposable? Add(string name, Action wake)
    {
        lock (_gate)
        {
            if (_isClosed || (_reports ??= open()) is null)
            {
                return null;
            }

            var listener = new Listener(this, name, wake);
            if (!_byName.TryGetValue(name, out var others))
            {
                _byName[name] = others = [];
            }

            others.Add(listener);
            return listener;
        }
    }

    /// <summary>Wakes those who listen to a name.</summary>
    /// <param name="name">The name; null for all.</param>
    /// <returns>How many they are.</returns>
    public int Wake(string? name)
    {
        Listener[] woken;
        lock (_gate)
        {
            woken = name is null ? [.. _byName.Values.SelectMany(static listeners => listeners)]
                : _byName.TryGetValue(name, out var listeners) ? [.. listeners] : [];
        }

        Array.ForEach(woken, static listener => listener.Wake());
        return woken.Length;
    }

    /// <summary>Ends the reports. Nobody hears anything more.</summary>
    public void Close()
    {
        IDisposable? reports;
        lock (_gate)
        {
            _isClosed = true;
            (reports, _reports) = (_reports, null);
        }

        reports?.Dispose();
    }

    private void Remove(Listener listener, string name)
    {
        IDisposable? unused = null;
        lock (_gate)
        {
            if (_byName.TryGetValue(name, out var others) && others.Remove(listener) && others.Count == 0)
            {
                _byName.Remove(name);
            }

            if (_byName.Count == 0)
            {
                (unused, _reports) = (_reports, null);
            }
        }

        // Outside the lock, which a report takes.
        unused?.Dispose();
    }

    private sealed class Listener(Listeners all, string name, Action wake) : IDisposable
    {
        public void Wake() => wake();

        public void Dispose() => all.Remove(this, name);
    }
}
