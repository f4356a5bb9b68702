using Microsoft.Extensions.Logging;

namespace Persistence.AspNetCore.Access;

/// <summary>Events of feeds in the log. Their ids stay what they are; none holds a key or content, except in an exception of the store.</summary>
internal static partial class FeedMessages
{
    [LoggerMessage(1, LogLevel.Information, "The feed {Feed} disconnected a browser that took nothing for {Seconds} seconds.")]
    public static partial void SlowReader(ILogger logger, string feed, double seconds);

    [LoggerMessage(2, LogLevel.Error, "The feed {Feed} cannot read a log.")]
    public static partial void LogFailed(ILogger logger, string feed, Exception fault);

    [LoggerMessage(3, LogLevel.Warning, "The feed {Feed} cannot read its list of sessions.")]
    public static partial void ListFailed(ILogger logger, string feed, Exception fault);

    [LoggerMessage(4, LogLevel.Warning, "A request of the feed {Feed} failed.")]
    public static partial void RequestFailed(ILogger logger, string feed, Exception fault);
}
