using System.ComponentModel;
using Persistence.Engine;

namespace Persistence.Hosting;

/// <summary>A backend that a store of a class can have, as it is configured.</summary>
/// <typeparam name="TStore">The store's interface.</typeparam>
/// <param name="Name">The name of its section, for example <c>Sqlite</c>.</param>
/// <param name="Example">A line that configures it, in code: what is within <c>store.Use…(…)</c>.</param>
/// <param name="Place">The setting that says where the sessions are, with an example; the name is empty where none is needed.</param>
/// <param name="Check">Reads all settings, and remembers what is wrong.</param>
/// <param name="Open">Opens the store.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StoreBackend<TStore>(string Name, string Example, (string Name, string Example) Place, Action<StoreSettings> Check, Func<StoreHost, TStore> Open)
    where TStore : class;
