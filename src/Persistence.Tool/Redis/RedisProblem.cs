using Persistence.Redis.Connection;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>What the errors of a server, and of the connection to it, mean for a command.</summary>
internal static class RedisProblem
{
    /// <summary>Why the server cannot be used, and what to do, without a full stop.</summary>
    /// <param name="fault">What happened.</param>
    public static string Text(Exception fault)
    {
        var text = fault.Message + " " + fault.InnerException?.Message;
        return text switch
        {
            _ when Says("NOAUTH") || Says("WRONGPASS") || Says("authenticat") => "it asks for a password, or the one given is wrong: write redis://user:password@host:port/prefix (the user may be empty)",
            _ when Says("NOPERM") => "this user may not run a command that is needed: see docs/redis-layout.md",
            _ when fault is RedisServerException => $"{FailureText.Problem(fault)}: {FailureText.Advice(fault)}",
            _ when fault is RedisConnectionException => "it does not answer there; start it, or check host and port",
            _ => "it did not answer in time: it is busy, or the network is; try again",
        };

        bool Says(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the same may succeed a moment later. What was sent may have been done.</summary>
    /// <param name="fault">What happened. A command of a transaction that was not carried out is cancelled by the driver.</param>
    public static bool IsPassing(Exception fault) =>
        fault is OperationCanceledException || (RedisFailure.IsProviders(fault) && RedisFailure.KindOf(fault) is FailureKind.Refused or FailureKind.Unknown);

    /// <summary>Whether the server, or the connection, refuses or fails; damaged data is neither.</summary>
    /// <param name="fault">What happened.</param>
    public static bool IsFinal(Exception fault) =>
        fault is RedisException or TimeoutException or OperationCanceledException && RedisFailure.KindOf(fault) != FailureKind.Damaged;
}
