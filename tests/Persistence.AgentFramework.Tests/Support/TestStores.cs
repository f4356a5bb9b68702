using Persistence.Testing.Redis;

namespace Persistence.AgentFramework.Tests.Support;

/// <summary>A place of a test's own, and stores that are opened in it: each as another program would.</summary>
internal sealed class TestStores : IDisposable
{
    private readonly List<AgentStores> _opened = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("agents-").FullName;
    private readonly string _prefix = $"t{Guid.NewGuid():n}:";
    private readonly Backend _backend;
    private readonly RedisServerFixture _redis;

    public TestStores(Backend backend, RedisServerFixture redis)
    {
        (_backend, _redis) = (backend, redis);
        if (backend == Backend.Redis)
        {
            RedisAvailability.Require();
        }
    }

    public string Folder => _folder;

    /// <summary>Opens the stores once more.</summary>
    public AgentStores Open()
    {
        var stores = _backend switch
        {
            Backend.Json => AgentStores.Json(_folder),
            Backend.Sqlite => AgentStores.Sqlite($"Data Source={Path.Combine(_folder, "chat.db")};Pooling=False"),
            _ => AgentStores.Redis(_redis.Connection, new RedisStoreOptions { KeyPrefix = _prefix }),
        };
        _opened.Add(stores);
        return stores;
    }

    public void Dispose()
    {
        foreach (var stores in _opened)
        {
            stores.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
