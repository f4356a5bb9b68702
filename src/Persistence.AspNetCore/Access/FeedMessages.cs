using Microsoft.Extensions.Logging;

namespace Persistence.AspNetCore.Access;

/// <summary>Events of feeds in the log. Their ids stay what they are; none holds content, and keys only where the code of the application fails, or in an exception of the store.</summary>
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

    [LoggerMessage(5, LogLevel.Warning, "The feed {Feed} cannot show the entry {Sequence} of {Log}: the code that .Log(…) was given failed. Mend it there; other entries that fail in the same way are not logged again.")]
    public static partial void EntryNotShown(ILogger logger, string feed, string log, long sequence, Exception fault);

    [LoggerMessage(6, LogLevel.Warning, "The feed {Feed} cannot show {Session} in its list: the code that .Show(…) was given failed. Mend it there; other sessions that fail in the same way are not logged again.")]
    public static partial void SessionNotShown(ILogger logger, string feed, string session, Exception fault);
}
