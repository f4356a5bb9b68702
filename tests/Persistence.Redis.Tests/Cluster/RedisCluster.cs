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
            _servers.Add(RedisServer.Start("--cluster-enabled", "yes", "--cluster-node-timeout", "2000", "--cluster-config-file", "nodes.conf", "--appendonly", "no", "--cluster-replica-validity-factor", "0", "--repl-diskless-sync-delay", "0"));
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

    public string ConnectionString =>
        string.Join(',', _servers.Select(static server => $"127.0.0.1:{server.Port}")) + ",allowAdmin=true,abortConnect=false,syncTimeout=30000,connectTimeout=2000";

    public ConnectionMultiplexer Connect() => ConnectionMultiplexer.Connect(ConnectionString);

    /// <summary>Ends the server of a port as kill -9 does.</summary>
    public void Kill(int port) => _servers.Single(server => server.Port == port).Kill();

    /// <summary>Begins to move the slot of a key to another primary: some of its keys go there, the others stay.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="key">The key, which goes first.</param>
    /// <param name="count">How many keys go.</param>
    public static void MoveHalf(IConnectionMultiplexer redis, RedisKey key, int count)
    {
        var (slot, source) = (redis.HashSlot(key), redis.GetServer(key));
        var target = redis.GetServers().First(server => (string?)server.Execute("ROLE")[0] == "master" && !server.EndPoint.Equals(source.EndPoint));
        target.Execute("CLUSTER", "SETSLOT", slot, "IMPORTING", (string)source.Execute("CLUSTER", "MYID")!);
        source.Execute("CLUSTER", "SETSLOT", slot, "MIGRATING", (string)target.Execute("CLUSTER", "MYID")!);
        var names = (string[])source.Execute("CLUSTER", "GETKEYSINSLOT", slot, 100)!;
        foreach (var name in names.OrderBy(name => name == key ? 0 : 1).Take(count))
        {
            source.Execute("MIGRATE", "127.0.0.1", ((System.Net.IPEndPoint)target.EndPoint).Port, name, 0, 5000);
        }
    }

    /// <summary>Moves the slot of a key to another primary, key by key, as redis-cli does; clients go on meanwhile.</summary>
    /// <returns>The port of the primary that has the slot now.</returns>
    public static int MoveSlot(IConnectionMultiplexer redis, RedisKey key)
    {
        var slot = redis.HashSlot(key);
        var primaries = redis.GetServers().Where(static server => (string?)server.Execute("ROLE")[0] == "master").ToList();
        var source = redis.GetServer(key);
        var target = primaries.First(server => !server.EndPoint.Equals(source.EndPoint));
        var (from, to) = ((string)source.Execute("CLUSTER", "MYID")!, (string)target.Execute("CLUSTER", "MYID")!);
        target.Execute("CLUSTER", "SETSLOT", slot, "IMPORTING", from);
        source.Execute("CLUSTER", "SETSLOT", slot, "MIGRATING", to);
        var port = ((System.Net.IPEndPoint)target.EndPoint).Port;
        for (var names = Names(); names.Length > 0; names = Names())
        {
            // One at a time, so that for a while one half of a session is here and the other there.
            source.Execute("MIGRATE", "127.0.0.1", port, names[0], 0, 5000);
        }

        foreach (var primary in primaries.OrderBy(server => server.EndPoint.Equals(target.EndPoint) ? 0 : 1))
        {
            primary.Execute("CLUSTER", "SETSLOT", slot, "NODE", to);
        }

        return port;

        string[] Names() => (string[])source.Execute("CLUSTER", "GETKEYSINSLOT", slot, 100)!;
    }

    public void Dispose() => _servers.ForEach(static server => server.Dispose());
}
