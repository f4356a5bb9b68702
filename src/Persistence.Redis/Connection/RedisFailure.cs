using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>Sorts the errors of StackExchange.Redis.</summary>
internal static class RedisFailure
{
    // What a server says when it cannot do it now. Up to version 6 an error inside a script is wrapped into another, so
    // the words are looked for in the whole message.
    private static readonly string[] s_refusals =
        ["LOADING", "CLUSTERDOWN", "MASTERDOWN", "TRYAGAIN", "NOREPLICAS", "READONLY", "MOVED ", "ASK ", "BUSY", "NOSCRIPT", "max number of clients"];

    // What a script is told that runs a command its user may not use, or on a key that is not the user's.
    private const string PermissionInScript = "The user executing the script";

    private static readonly string[] s_permissions = ["NOAUTH", "WRONGPASS", "NOPERM", PermissionInScript];

    private static readonly string[] s_damage = ["WRONGTYPE", "user_script"];

    /// <summary>Whether an exception is the provider's.</summary>
    public static bool IsProviders(Exception exception) =>
        exception is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException or AggregateException or InvalidOperationException;

    /// <summary>What it tells about the outcome.</summary>
    public static FailureKind KindOf(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions.Count: > 0 } several => several.InnerExceptions.Select(KindOf).Max(),
        RedisConnectionException connection => KindOfConnection(connection),
        RedisTimeoutException timeout => timeout.Commandstatus == CommandStatus.WaitingInBacklog ? FailureKind.Refused : FailureKind.Unknown,
        TimeoutException or ThreadInterruptedException => FailureKind.Unknown,
        RedisServerException server => KindOfAnswer(server.Message),
        _ => FailureKind.Final,
    };

    /// <summary>What a person can do about it.</summary>
    public static string Advice(Exception exception)
    {
        var message = exception.Message;
        if (Holds(message, "OOM"))
        {
            return "The server's memory is full: raise maxmemory or delete sessions";
        }

        if (IsAboutPermission(exception))
        {
            return "Check the user, its password and its permissions in the connection's configuration";
        }

        return exception is RedisServerException ? "Look at the server's state" : "Check that the server runs and can be reached";
    }

    /// <summary>Whether the server refuses this user.</summary>
    public static bool IsAboutPermission(Exception exception) =>
        Array.Exists(s_permissions, word => Holds(exception.Message, word))
        || exception is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure };

    /// <summary>Whether a script was stopped for want of a permission. What it wrote before stays.</summary>
    public static bool IsPermissionInScript(Exception exception) => Holds(exception.Message, PermissionInScript);

    /// <summary>Whether the server does not know a script by its name.</summary>
    public static bool IsAboutScript(Exception exception) => exception is RedisServerException && exception.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal);

    /// <summary>Throws the provider's error where the server refuses this user.</summary>
    public static void ThrowIfRefused(IDatabase database)
    {
        try
        {
            database.Execute("PING");
        }
        catch (Exception exception) when (IsProviders(exception) && !IsAboutPermission(exception))
        {
            // The caller's own error says as much.
        }
    }

    private static FailureKind KindOfConnection(RedisConnectionException exception)
    {
        if (exception.FailureType == ConnectionFailureType.AuthenticationFailure)
        {
            return FailureKind.Final;
        }

        var wasNotSent = exception.CommandStatus is CommandStatus.WaitingToBeSent or CommandStatus.WaitingInBacklog
            || exception.FailureType is ConnectionFailureType.UnableToConnect or ConnectionFailureType.UnableToResolvePhysicalConnection;
        return wasNotSent ? FailureKind.Refused : FailureKind.Unknown;
    }

    private static FailureKind KindOfAnswer(string message)
    {
        if (Array.Exists(s_refusals, word => Holds(message, word)))
        {
            return FailureKind.Refused;
        }

        return !Holds(message, "OOM") && !Holds(message, PermissionInScript) && Array.Exists(s_damage, word => Holds(message, word)) ? FailureKind.Damaged : FailureKind.Final;
    }

    private static bool Holds(string message, string word) => message.Contains(word, StringComparison.Ordinal);
}
