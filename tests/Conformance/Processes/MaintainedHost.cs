using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence.TestKit.Sessions;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>A hosted program that maintains the store of a place.</summary>
internal sealed class MaintainedHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ConnectionMultiplexer? _redis;

    /// <summary>Makes it.</summary>
    /// <param name="place">The text of a <see cref="Location"/>.</param>
    /// <param name="time">The clock of the store.</param>
    /// <param name="interval">How much time lies between two runs.</param>
    /// <param name="log">Receives what is logged.</param>
    public MaintainedHost(string place, TimeProvider time, TimeSpan interval, ILoggerFactory log)
    {
        var (backend, where) = (place.Split(':')[0], place[(place.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        _redis = backend == "redis" ? ConnectionMultiplexer.Connect(where.Split('@')[1]) : null;
        _services = new ServiceCollection().AddSingleton(log)
            .AddAgentPresenceStore(store =>
            {
                store.HasHealthChecks = false;
                _ = backend switch
                {
                    "json" => store.UseJson(where, new JsonStoreOptions { TimeProvider = time }),
                    "sqlite" => store.UseSqlite(SqliteEnvironment.Database(where), new SqliteStoreOptions { TimeProvider = time }),
                    _ => store.UseRedis(_redis!, new RedisStoreOptions { TimeProvider = time, KeyPrefix = where.Split('@')[0] }),
                };
            })
            .AddStoreMaintenance(options => (options.Interval, options.StartsWithin) = (interval, TimeSpan.Zero))
            .BuildServiceProvider();
    }

    /// <summary>Opens the store, before anything is maintained.</summary>
    public void Open() => _services.GetRequiredService<IAgentPresenceStore>();

    /// <summary>Begins.</summary>
    public async Task Start()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    /// <summary>Ends as a program should.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        _redis?.Dispose();
    }
}
