using Swarm.Stores;

namespace Swarm.Loading;

/// <summary>Where a load test stores, apart from every swarm.</summary>
public sealed class LoadPlace
{
    private readonly StoreAddress _address;
    private readonly string _folder;

    /// <summary>Names a place of its own.</summary>
    /// <param name="address">The backend.</param>
    /// <param name="folder">The folder in which it is made, for files.</param>
    public LoadPlace(StoreAddress address, string folder)
    {
        ArgumentNullException.ThrowIfNull(address);
        var name = $"load-{Guid.NewGuid():n}"[..13];
        _address = address.Kind == StoreKind.Redis ? address with { Prefix = $"{address.Prefix}-{name}" } : address;
        _folder = Path.Combine(folder, name);
    }

    /// <summary>The backend.</summary>
    public StoreKind Kind => _address.Kind;

    /// <summary>What it is and where, for people.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Runs the load.</summary>
    public async Task<LoadResult> Run(LoadSize size, CancellationToken stop)
    {
        Directory.CreateDirectory(_folder);
        using var stores = StoreOpener.Open(_address, _folder);
        Description = stores.Description;
        return await new LoadTest(new SwarmServices(stores, TimeProvider.System), size, new ProgressBar()).Run(stop);
    }

    /// <summary>Runs the same load through the original's behaviour.</summary>
    /// <returns>Null where there is no Python, or the original has no such backend.</returns>
    public OriginalResult? RunOriginal(LoadSize size, int seconds) =>
        Kind == StoreKind.Redis ? null : OriginalRun.Run(Kind, Directory.CreateDirectory(Path.Combine(_folder, "original")).FullName, size, seconds);

    /// <summary>Removes everything.</summary>
    public void Remove()
    {
        if (Kind == StoreKind.Redis && Description.Length > 0)
        {
            StoreOpener.RemoveFromRedis(_address);
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
