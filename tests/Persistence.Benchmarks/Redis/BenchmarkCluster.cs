using System.Diagnostics;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Redis;

/// <summary>Three primaries on free loopback ports, nothing on disk but what they know of each other.</summary>
internal sealed class BenchmarkCluster : IDisposable
{
    private const int Primaries = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("benchmark-cluster-");
    private readonly List<BenchmarkServer> _servers = [];

    public BenchmarkCluster()
    {
        for (var number = 0; number < Primaries; number++)
        {
            _servers.Add(new BenchmarkServer("--cluster-enabled", "yes", "--cluster-config-file", Path.Combine(_folder.FullName, $"nodes-{number}.conf")));
        }

        using var create = Process.Start(new ProcessStartInfo("redis-cli", ["--cluster", "create", .. _servers.Select(static server => server.Address), "--cluster-yes"]) { RedirectStandardOutput = true })!;
        var log = create.StandardOutput.ReadToEnd();
        create.WaitForExit();
        if (create.ExitCode != 0)
        {
            throw new InvalidOperationException(log);
        }

        Connection = ConnectionMultiplexer.Connect(string.Join(',', _servers.Select(static server => server.Address)) + ",allowAdmin=true,syncTimeout=60000");
    }

    /// <summary>A connection to all of them.</summary>
    public ConnectionMultiplexer Connection { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Dispose();
        _servers.ForEach(static server => server.Dispose());
        _folder.Delete(recursive: true);
    }
}
