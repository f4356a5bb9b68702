using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Engine;

namespace Persistence.Hosting;

/// <summary>What a store is opened with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoreHost
{
    private readonly string _name;

    internal StoreHost(string name, IServiceProvider services, object? key, StoreSettings settings) =>
        (_name, Services, Key, Settings) = (name, services, key, settings);

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The key that the store is registered with; null for none.</summary>
    public object? Key { get; }

    /// <summary>The section of the configuration of this backend; empty where the code says what to open.</summary>
    public StoreSettings Settings { get; }

    /// <summary>Writes events to the log.</summary>
    public StoreObserver Observer => Services.GetRequiredService<StoreObserver>();

    /// <summary>Gives a service that the user registered, with the key of the store or without one. It stays theirs: the store does not dispose it.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="line">The line that registers it.</param>
    /// <param name="setting">The setting by which the store makes its own.</param>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Required<T>(string line, string setting)
        where T : class =>
        (Key is null ? null : Services.GetKeyedService<T>(Key)) ?? Services.GetService<T>()
        ?? throw new InvalidOperationException($"The store of {_name} needs {(typeof(T).Name[0] == 'I' ? "an" : "a")} {typeof(T).Name}, and none is registered. Add the line {line}, or say what to open{(Settings.Path.Length == 0 ? "" : $" by {Settings.Path}:{setting}")}.");

    /// <summary>Gives what several stores share, made once, and disposed with the services after the stores.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">What distinguishes it from others of its type.</param>
    /// <param name="make">Makes it.</param>
    /// <returns>The same object for all.</returns>
    public T Shared<T>(string name, Func<string, T> make)
        where T : class, IDisposable =>
        Services.GetRequiredService<SharedResources>().Get(name, make);
}
