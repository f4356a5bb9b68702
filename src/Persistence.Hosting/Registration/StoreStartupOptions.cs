namespace Persistence.Hosting;

/// <summary>Stands for the settings of all stores, which are checked when the host starts.</summary>
internal sealed class StoreStartupOptions;
