using System.Diagnostics;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Cluster;

/// <summary>Three primaries and three replicas on loopback.</summary>
public sealed class RedisCluster : IDisposable
{
    private readonly List<RedisServer> _servers = [];

    public RedisCluster()
    {
        for (var number = 0; number < 6; number++)
        {
            _servers.Add(RedisServer.Start("--cluster-enabled", "yes", "--cluster-node-timeout", "2000", "--cluster-config-file", "nodes.conf", "--appendonly", "no", "--cluster-replica-validity-factor", "0"));
        }

        var addresses = _servers.Select(static server => $"127.0.0.1:{server.Port}");
        using var create = Process.Start(new ProcessStartInfo("redis-cli", ["--cluster", "create", .. addresses, "--cluster-replicas", "1", "--cluster-yes"]) { RedirectStandardOutput = true })!;
        var log = create.StandardOutput.ReadToEnd();
        create.WaitForExit();
        if (create.ExitCode != 0)
        {
            throw new InvalidOperationException(log);
        }
    }

    public ConnectionMultiplexer Connect() => ConnectionMultiplexer.Connect(
        string.Join(',', _servers.Select(static server => $"127.0.0.1:{server.Port}")) + ",allowAdmin=true,abortConnect=false,syncTimeout=30000,connectTimeout=2000");

    /// <summary>Ends the server of a port as kill -9 does.</summary>
    public void Kill(int port) => _servers.Single(server => server.Port == port).Kill();

    public void Dispose() => _servers.ForEach(static server => server.Dispose());
}
