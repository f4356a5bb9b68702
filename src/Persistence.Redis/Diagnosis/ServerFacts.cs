using Persistence.Engine;
using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Redis.Diagnosis;

/// <summary>The facts of one server that takes writes.</summary>
/// <param name="facts">Receives them.</param>
/// <param name="access">Asks the server.</param>
/// <param name="expires">Whether sessions of the class expire.</param>
internal sealed class ServerFacts(StoreFacts facts, ServerAccess access, bool expires)
{
    private const string Persistence = "persistence";

    /// <summary>Adds them.</summary>
    /// <param name="server">The server.</param>
    /// <returns>What INFO says; null where that may not be asked.</returns>
    public async ValueTask<ServerReport?> Add(IServer server)
    {
        var name = NameOf(server);
        await AddScripting(server, name).ConfigureAwait(false);
        if (await access.TryAsk(server, "INFO").ConfigureAwait(false) is not { } info)
        {
            facts.Good(Persistence, $"{name} does not say, as this user may not send INFO, or the connection has no allowAdmin");
            return null;
        }

        var report = ServerReport.Parse((string?)info ?? "");
        await AddPersistence(server, name, report).ConfigureAwait(false);
        AddEviction(name, report);
        return report;
    }

    /// <summary>What a server is called in messages.</summary>
    /// <param name="server">The server.</param>
    public static string NameOf(IServer server) => server.EndPoint is System.Net.DnsEndPoint host ? $"{host.Host}:{host.Port}" : server.EndPoint.ToString()!;

    // By the text and by the name: a server, or its user, may have the one and not the other.
    private async ValueTask AddScripting(IServer server, string name)
    {
        try
        {
            await access.Ask(server, "EVAL", "return 1", 0).ConfigureAwait(false);
            await access.Ask(server, "EVALSHA", "e0e1f9fabfc9d4800c877a703b823ac0578ff8db", 0).ConfigureAwait(false);
            facts.Good("scripting", $"{name} runs scripts");
        }
        catch (Exception refusal) when (ServerAccess.IsRefusal(refusal))
        {
            facts.Unhealthy("scripting", $"{name} does not run scripts, and each change of a session is one: {FailureText.Problem(refusal)}. Allow this user EVAL and EVALSHA, under these names.");
        }
    }

    private async ValueTask AddPersistence(IServer server, string name, ServerReport report)
    {
        if (report["aof_last_write_status"] == "err" || report["rdb_last_bgsave_status"] == "err")
        {
            facts.Degraded(Persistence, $"{name} could not write to its disk lately ({(report["aof_last_write_status"] == "err" ? "append-only file" : "snapshot")}), and may refuse changes: look at its log and its disk.");
            return;
        }

        if (report["aof_enabled"] == "1")
        {
            var fsync = await access.Setting(server, "appendfsync").ConfigureAwait(false);
            facts.Good(Persistence, $"{name} has an append-only file{(fsync is null ? "" : $", appendfsync {fsync}")}");
        }
        else
        {
            AddSnapshots(name, report["aof_enabled"] == "0" ? await access.Setting(server, "save").ConfigureAwait(false) : null);
        }
    }

    private void AddSnapshots(string name, string? save)
    {
        if (save?.Length == 0)
        {
            facts.Degraded(Persistence, $"{name} keeps nothing on disk: all sessions are lost when it ends. Set appendonly to yes.");
        }
        else
        {
            facts.Good(Persistence, save is null ? $"{name} does not say how it keeps its data on disk" : $"{name} takes snapshots only (save {save}): what was committed since the last one is lost when it is killed");
        }
    }

    private void AddEviction(string name, ServerReport report)
    {
        var policy = report["maxmemory_policy"];
        var takesOurs = policy.StartsWith("allkeys-", StringComparison.Ordinal) || (expires && policy.StartsWith("volatile-", StringComparison.Ordinal));
        if (takesOurs)
        {
            facts.Degraded("eviction", $"{name} removes keys when its memory is full (maxmemory-policy {policy}{(report["maxmemory"] == "0" ? ", no maxmemory set yet" : "")}): sessions, or parts of them, go without an error. Set maxmemory-policy to noeviction.");
        }
        else
        {
            facts.Good("eviction", policy.Length == 0 ? $"{name} does not say what it does when its memory is full" : $"{name} has maxmemory-policy {policy}");
        }
    }
}
