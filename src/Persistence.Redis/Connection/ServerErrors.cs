namespace Persistence.Redis.Connection;

/// <summary>
/// What the errors of servers mean, as docs/redis-errors.md has it: whether to try again, whether anything may have been written, what to do.
/// Damage is WRONGTYPE alone. What is not listed is a server that cannot be used.
/// </summary>
internal static class ServerErrors
{
    private const string State = "Look at the server's state and log";
    private const string User = "Check the user, its password and its permissions in the connection's configuration";
    private const string Command = "The store needs this command: give it back its name, or allow it to the store's user";
    private const string Atomic = "Start Garnet with --lua and --lua-transaction-mode";
    private const string Again = "Repeat the call: what was stored of it is not stored again where entries have a [Key]";

    private static readonly Dictionary<string, ServerMeaning> s_codes = new(StringComparer.Ordinal)
    {
        ["WRONGTYPE"] = new(FailureKind.Damaged, MayHaveWritten: false, "Find out who else writes to the key"),
        ["LOADING"] = Later("Wait until the server has read its data"),
        ["MASTERDOWN"] = Later("The replica has lost its primary: check the primary, or connect to another server"),
        ["NOREPLICAS"] = Later("The server wants more replicas before it takes writes (min-replicas-to-write): check the replicas"),
        ["READONLY"] = Later("The server is a replica, which takes no writes: connect to the primary"),
        ["MISCONF"] = Later("The server cannot write its data to disk and therefore takes no writes: free the disk or put its folder right, and see its log. The sessions are whole"),
        ["BUSY"] = Later("Somebody's script keeps the server busy: wait for it, or end it with SCRIPT KILL or FUNCTION KILL"),
        ["CLUSTERDOWN"] = Later("The cluster does not serve the session's slot: check its nodes"),
        ["TRYAGAIN"] = Later("The session's slot is moving: try again when it has moved"),
        ["MOVED"] = Later("The session's slot is on another node: connect as to a cluster, with all nodes reachable"),
        ["ASK"] = Later("The session's slot is moving: try again when it has moved"),
        ["NOSCRIPT"] = Later(State),
        ["OOM"] = Never("The server's memory is full: raise maxmemory or delete sessions"),
        ["NOAUTH"] = Never(User),
        ["WRONGPASS"] = Never(User),
        ["DENIED"] = Never("The server is in protected mode: give it a password, or let it listen on this machine alone"),
        ["CROSSSLOT"] = Never("The session's keys are not on one slot: what is between program and server must route by the part of a key in braces"),
        ["EXECABORT"] = Never(State),
        ["NOPROTO"] = Never("Set the connection's protocol to one that the server speaks"),
    };

    // Errors without a code of their own, by how they begin.
    private static readonly (string Start, ServerMeaning Meaning)[] s_texts =
    [
        ("max number of clients", Later("The server has as many connections as it takes: raise maxclients or close some")),
        ("Error server busy", Later(State)),
        ("You can't write against a read only replica", Later("The server is a replica, which takes no writes: connect to the primary")),
        ("Script attempted to execute a command while the cluster is down", Later("The cluster does not serve the session's slot: check its nodes")),
        ("Script attempted to access a slot not served", Later("The cluster does not serve the session's slot: check its nodes")),
        ("Can not execute the command on a stale replica", Later("The replica has lost its primary: check the primary, or connect to another server")),
        ("Script killed by user", Never("Somebody ended the script with SCRIPT KILL, which a server does only before the first write: repeat the call")),
        ("Lua script exceeded configured timeout", Partly($"{Again}. Raise --lua-script-timeout, or send fewer entries at once")),
        ("Lua VM ran out of memory", Partly($"{Again}. Raise --lua-script-memory-limit, or send fewer entries at once")),
        ("This instance has Lua scripting support disabled", Never(Atomic)),
        ("Unknown Redis command called from script", Partly(Command)),
        ("This Redis command is not allowed from script", Partly(Command)),
        ("unknown command", Never(Command)),
        ("unknown subcommand", Never(Command)),
        ("The user executing the script", Partly(User)),
        ("ACL failure in script", Partly(User)),
        ("AUTH ", Never(User)),
        ("Protocol error", Never("Check what is between program and server")),
        ("DB index is out of range", Never("Set RedisStoreOptions.Database to a database that the server has")),
        ("invalid DB index", Never("Set RedisStoreOptions.Database to a database that the server has")),
        ("SELECT is not allowed in cluster mode", Never("A cluster has database 0 only: set RedisStoreOptions.Database to 0")),
        // What the connection says when it cannot follow.
        ("Key has MOVED", Later("The session's slot is on another node: connect as to a cluster, with all nodes reachable")),
        ("Endpoint ", Later("The session's slot is on another node: connect as to a cluster, with all nodes reachable")),
    ];

    /// <summary>What an error means.</summary>
    /// <param name="message">The server's text.</param>
    public static ServerMeaning MeaningOf(string message)
    {
        var error = ServerError.Parse(message);
        if (error.Code == "NOPERM")
        {
            return error.IsFromScript || error.Text.Contains("script", StringComparison.Ordinal) ? Partly(User) : Never(User);
        }

        if (s_codes.TryGetValue(error.Code, out var known))
        {
            return known;
        }

        foreach (var (start, meaning) in s_texts)
        {
            if (error.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        return Partly(State);
    }

    private static ServerMeaning Later(string advice) => new(FailureKind.Refused, MayHaveWritten: false, advice);

    private static ServerMeaning Never(string advice) => new(FailureKind.Final, MayHaveWritten: false, advice);

    private static ServerMeaning Partly(string advice) => new(FailureKind.Final, MayHaveWritten: true, advice);
}
