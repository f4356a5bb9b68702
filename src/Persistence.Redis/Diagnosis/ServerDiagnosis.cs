using Persistence.Engine;
using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Diagnosis;

/// <summary>Finds out how well a store is, on the user's connection: its servers, and the indexes of the class. Writes nothing, and repeats nothing.</summary>
/// <param name="redis">The user's connection.</param>
/// <param name="options">The store's settings.</param>
/// <param name="context">Names.</param>
internal sealed class ServerDiagnosis(IConnectionMultiplexer redis, RedisStoreOptions options, RedisContext context)
{
    /// <summary>Finds out.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The facts.</returns>
    public async ValueTask<StoreDiagnosis> Run(IoMode mode)
    {
        ObjectDisposedException.ThrowIf(context.Connection.IsClosed, typeof(RedisContext));
        var facts = new StoreFacts(context.DisplayName);
        try
        {
            await Look(facts, mode).ConfigureAwait(false);
        }
        catch (Exception fault) when (RedisFailure.IsProviders(fault))
        {
            facts.Unhealthy(StoreFacts.Reachable, $"{FailureText.Problem(fault)}. {FailureText.Advice(fault)}.");
        }

        return facts.ToDiagnosis();
    }

    private async ValueTask Look(StoreFacts facts, IoMode mode)
    {
        var access = new ServerAccess(mode);
        var servers = redis.GetServers();
        var primaries = servers.Where(static server => server.IsConnected && !server.IsReplica && server.ServerType != ServerType.Sentinel).ToList();
        if (primaries.Count == 0)
        {
            facts.Unhealthy(StoreFacts.Reachable, $"no server that takes writes is connected ({Names(servers)}): check that it runs and can be reached.");
            return;
        }

        foreach (var primary in primaries)
        {
            await access.Ask(primary, "PING").ConfigureAwait(false);
        }

        facts.Good(StoreFacts.Reachable, $"{Names(primaries)} answers");
        await AddCluster(facts, access, primaries[0]).ConfigureAwait(false);
        AddAbsent(facts, [.. servers.Where(static server => !server.IsConnected)]);
        await AddServers(facts, access, primaries).ConfigureAwait(false);
        await new IndexFacts(context, redis.GetDatabase(options.Database), access).Add(facts).ConfigureAwait(false);
    }

    private static async ValueTask AddCluster(StoreFacts facts, ServerAccess access, IServer server)
    {
        if (server.ServerType == ServerType.Cluster && await access.TryAsk(server, "CLUSTER", "INFO").ConfigureAwait(false) is { } info)
        {
            var state = ServerReport.Parse((string?)info ?? "")["cluster_state"];
            if (state == "ok")
            {
                facts.Good("cluster", "all slots of the cluster have a primary");
            }
            else
            {
                facts.Unhealthy("cluster", $"the cluster is in state '{state}': some of its slots have no primary, and the sessions in them cannot be used. Look at CLUSTER NODES.");
            }
        }
    }

    // A replica, or a primary that another one replaced: changes go on without it.
    private static void AddAbsent(StoreFacts facts, IServer[] absent)
    {
        if (absent.Length > 0)
        {
            facts.Degraded("replicas", $"{Names(absent)} cannot be reached; the primary takes changes, with fewer copies of them. Start the server again, or take it out of the connection's configuration.");
        }
    }

    private async ValueTask AddServers(StoreFacts facts, ServerAccess access, List<IServer> primaries)
    {
        var expires = context.Description.MayExpire;
        foreach (var primary in primaries)
        {
            if (await new ServerFacts(facts, access, expires).Add(primary).ConfigureAwait(false) is { Replicas: { } replicas } report)
            {
                AddReplicas(facts, ServerFacts.NameOf(primary), replicas, [.. report.ReplicasNotOnline]);
            }
        }
    }

    private void AddReplicas(StoreFacts facts, string primary, int replicas, string[] notOnline)
    {
        if (replicas < options.WaitForReplicas)
        {
            facts.Degraded("replicas", $"{primary} has {replicas} replicas, and {options.WaitForReplicas} are waited for: each commit is made, and then reported as not replicated. Start the replicas.");
        }
        else if (notOnline.Length > 0)
        {
            facts.Degraded("replicas", $"a replica of {primary} is connected and not in step yet ({notOnline[0]}).");
        }
        else
        {
            facts.Good("replicas", $"{primary} has {replicas} replicas");
        }
    }

    private static string Names(IEnumerable<IServer> servers) => string.Join(", ", servers.Select(ServerFacts.NameOf));
}
