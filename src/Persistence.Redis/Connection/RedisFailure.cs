using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>Sorts the errors of StackExchange.Redis.</summary>
internal static class RedisFailure
{
    /// <summary>Whether a request has no answer, and would have none if it were repeated, though others have: its key holds something that the store did not write, or its sessions are on two servers at the moment.</summary>
    public static bool SaysNothing(Exception exception, RedisRequest request) =>
        KindOf(exception) == FailureKind.Damaged
        || (request.IsOfSeveralSessions && Innermost(exception) is RedisServerException server && ServerError.Parse(server.Message).Code == "TRYAGAIN");

    /// <summary>Whether an exception is the provider's.</summary>
    public static bool IsProviders(Exception exception) =>
        exception is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException or AggregateException or InvalidOperationException;

    /// <summary>What it says about the outcome.</summary>
    public static FailureKind KindOf(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions.Count: > 0 } several => several.InnerExceptions.Select(KindOf).Max(),
        RedisConnectionException connection => KindOfConnection(connection),
        RedisTimeoutException timeout => timeout.Commandstatus == CommandStatus.WaitingInBacklog ? FailureKind.Refused : FailureKind.Unknown,
        TimeoutException or ThreadInterruptedException => FailureKind.Unknown,
        RedisServerException server => ServerErrors.MeaningOf(server.Message).Kind,
        _ => FailureKind.Final,
    };

    /// <summary>Whether a script that was to change something may have been ended after its first write.</summary>
    public static bool MayHaveWritten(Exception exception) => Innermost(exception) is RedisServerException server && ServerErrors.MeaningOf(server.Message).MayHaveWritten;

    /// <summary>Whether the server refuses this user.</summary>
    public static bool IsAboutPermission(Exception exception) => Innermost(exception) switch
    {
        RedisServerException server => ServerError.Parse(server.Message).Code is "NOAUTH" or "WRONGPASS" or "NOPERM",
        RedisConnectionException connection => IsAboutUser(connection),
        _ => false,
    };

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

    /// <summary>Whether the server refused the user of a connection.</summary>
    public static bool IsAboutUser(RedisConnectionException exception) =>
        exception.FailureType == ConnectionFailureType.AuthenticationFailure
        || exception.Message.Contains("NOAUTH", StringComparison.Ordinal)
        || exception.Message.Contains("WRONGPASS", StringComparison.Ordinal);

    /// <summary>What an exception that only collects others is about.</summary>
    public static Exception Innermost(Exception exception) => exception is AggregateException { InnerException: { } inner } ? inner : exception;
}
