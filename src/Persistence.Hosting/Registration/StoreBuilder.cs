using System.ComponentModel;

namespace Persistence.Hosting;

/// <summary>Says where a store of a hosted program keeps its sessions. The generated members <c>UseJson</c>, <c>UseSqlite</c> and <c>UseRedis</c> belong to it.</summary>
/// <typeparam name="TStore">The store's interface.</typeparam>
public sealed class StoreBuilder<TStore>
    where TStore : class
{
    internal StoreBuilder(string section) => Section = section;

    /// <summary>How long a health check waits for the store. Default: 3 seconds.</summary>
    public TimeSpan HealthTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether the store has health checks. Default: true.</summary>
    public bool HasHealthChecks { get; set; } = true;

    internal string Section { get; private set; }

    internal string? Backend { get; private set; }

    internal Func<StoreHost, TStore>? Open { get; private set; }

    /// <summary>Reads where the sessions are from another section of the configuration than that of the class, which is what happens without any call.</summary>
    /// <param name="section">The path of the section, for example <c>Persistence:Archive</c>: in it is one section named after a backend.</param>
    /// <returns>This object.</returns>
    public StoreBuilder<TStore> FromConfiguration(string section)
    {
        ArgumentException.ThrowIfNullOrEmpty(section);
        Section = section;
        return this;
    }

    /// <summary>Opens the store by code of one's own.</summary>
    /// <param name="open">Opens it; called once, when the program starts. The store is disposed with the services.</param>
    /// <returns>This object.</returns>
    public StoreBuilder<TStore> Use(Func<IServiceProvider, TStore> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Use("", host => open(host.Services));
    }

    /// <summary>Opens the store in a backend.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="open">Opens it.</param>
    /// <returns>This object.</returns>
    /// <exception cref="InvalidOperationException">Another backend was chosen before.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StoreBuilder<TStore> Use(string backend, Func<StoreHost, TStore> open)
    {
        if (Backend is { } other)
        {
            throw new InvalidOperationException($"Use{other} and Use{backend} are both called for {typeof(TStore).Name}; a store has one backend. Remove one of them, or add a second store with a key.");
        }

        (Backend, Open) = (backend, open);
        return this;
    }
}
