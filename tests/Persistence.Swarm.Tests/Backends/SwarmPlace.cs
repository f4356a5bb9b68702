using Persistence.Testing.Redis;
using Swarm.Stores;

namespace Persistence.Swarm.Tests.Backends;

/// <summary>A swarm of a test's own, on a temporary folder or under a key prefix of a shared server.</summary>
public sealed class SwarmPlace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("swarm-test-");

    private SwarmPlace(StoreAddress address)
    {
        Address = address;
        Swarm = Open();
    }

    /// <summary>Where it is.</summary>
    public StoreAddress Address { get; }

    /// <summary>Its operations.</summary>
    public SwarmServices Swarm { get; }

    /// <summary>Its folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Begins a swarm.</summary>
    public static SwarmPlace Create(string backend, RedisServerFixture redis) =>
        new(backend == "redis" ? StoreAddress.Parse($"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}") : StoreAddress.Parse(backend));

    /// <summary>A second set of stores on the same data, as another process has it.</summary>
    public SwarmServices Open(TimeProvider? clock = null) => new(StoreOpener.Open(Address, Folder, clock), clock ?? TimeProvider.System);

    /// <inheritdoc/>
    public void Dispose()
    {
        Swarm.Stores.Dispose();
        _folder.Delete(recursive: true);
    }
}
