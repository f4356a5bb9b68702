using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Redis;

/// <summary>A redis-server for one benchmark: a free loopback port, nothing on disk.</summary>
internal sealed class BenchmarkServer : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts one.</summary>
    /// <param name="settings">More arguments of redis-server.</param>
    public BenchmarkServer(params string[] settings)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        _process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", .. settings]) { RedirectStandardOutput = true })!;
        Address = $"127.0.0.1:{port}";
        Connection = ConnectionMultiplexer.Connect($"127.0.0.1:{port},connectRetry=20,connectTimeout=1000,allowAdmin=true,syncTimeout=60000");
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>A connection to it.</summary>
    public ConnectionMultiplexer Connection { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
