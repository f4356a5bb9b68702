using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>What is said about an error of StackExchange.Redis: its own text, which is long and describes its queues, is in the inner exception.</summary>
internal static class FailureText
{
    private const string Away = "the server cannot be reached, or the connection to it broke";
    private const string Reach = "Check that the server runs and can be reached";

    /// <summary>What happened, in one sentence without its full stop: ours where the connection speaks, the server's own text where it does.</summary>
    public static string Problem(Exception exception) => RedisFailure.Innermost(exception) switch
    {
        RedisServerException server => $"the server says '{server.Message.ReplaceLineEndings(" ").Trim()}'",
        RedisConnectionException connection when RedisFailure.IsAboutUser(connection) => "the server refused the user or the password",
        RedisConnectionException connection when IsAboutReplica(connection) => "no server that takes writes is connected",
        var away when IsAboutConnection(away) => Away,
        TimeoutException => "the server did not answer in time",
        ThreadInterruptedException => "the thread was interrupted while it waited for the answer",
        var other => $"the connection refuses the command ({other.Message.ReplaceLineEndings(" ").TrimEnd('.')})",
    };

    /// <summary>What a person can do about it.</summary>
    public static string Advice(Exception exception) => RedisFailure.Innermost(exception) switch
    {
        RedisServerException server => ServerErrors.MeaningOf(server.Message).Advice,
        RedisConnectionException connection when RedisFailure.IsAboutUser(connection) => "Check the user, its password and its permissions in the connection's configuration",
        RedisConnectionException connection when IsAboutReplica(connection) => "Check that the primary runs and is one of the connection's endpoints: a replica takes no writes",
        var away when IsAboutConnection(away) => Reach,
        TimeoutException => Reach + "; where hundreds of blocking calls run on threads of the pool, call ThreadPool.SetMinThreads with more threads than calls when the program starts, or await the asynchronous members",
        _ => "Check the connection's configuration",
    };

    // A command that waited for a connection says nothing of a server that is slow.
    private static bool IsAboutConnection(Exception exception) => exception is RedisConnectionException or RedisTimeoutException { Commandstatus: CommandStatus.WaitingInBacklog };

    // The driver knows of no server that it could send a change to.
    private static bool IsAboutReplica(RedisConnectionException exception) => exception.Message.Contains("not eligible for replica", StringComparison.Ordinal);
}
