using Garnet;
using StackExchange.Redis;

namespace Persistence.Testing.Redis;

/// <summary>A Garnet server inside the test process, for all tests of a class or collection.</summary>
public sealed class GarnetServerFixture : IDisposable
{
    private readonly Lazy<(GarnetServer Server, ConnectionMultiplexer Connection)> _started = new(Start);

    /// <summary>A connection to it.</summary>
    public ConnectionMultiplexer Connection => _started.Value.Connection;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_started.IsValueCreated)
        {
            _started.Value.Connection.Dispose();
            _started.Value.Server.Dispose();
        }
    }

    private static (GarnetServer Server, ConnectionMultiplexer Connection) Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = RedisServer.FreePort();
            try
            {
                // The server and the threads that block for its answers share this process's thread pool.
                ThreadPool.SetMinThreads(64, 64);
                // Without the transaction mode Garnet's scripts are not atomic.
                var server = new GarnetServer(["--port", $"{port}", "--bind", "127.0.0.1", "--lua", "--lua-transaction-mode", "-q"]);
                server.Start();
                return (server, ConnectionMultiplexer.Connect($"127.0.0.1:{port},allowAdmin=true,syncTimeout=30000,asyncTimeout=30000"));
            }
            catch (System.Net.Sockets.SocketException) when (attempt < 5)
            {
                // Somebody else took the port between finding and using it.
            }
        }
    }
}
