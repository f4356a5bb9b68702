using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Requests;

/// <summary>How a request names a log: store, encoded key and log, <c>chats/tea/messages</c>. The key may hold slashes.</summary>
internal static class LogAddress
{
    /// <summary>Finds a log.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="address">What the request says.</param>
    /// <returns>Null where it names none that the feed shows.</returns>
    public static OpenedLog? Find(Feed feed, string? address)
    {
        var (first, last) = (address?.IndexOf('/', StringComparison.Ordinal) ?? -1, address?.LastIndexOf('/') ?? -1);
        return first < 1 || last <= first + 1
            ? null
            : feed.Sources.FirstOrDefault(source => address!.AsSpan(0, first).SequenceEqual(source.Name))?.Open(address![(first + 1)..last], address[(last + 1)..]);
    }

    /// <summary>The line of an answer to a request that names no log.</summary>
    /// <param name="feed">The feed.</param>
    public static string NotFound(Feed feed) =>
        $"'log' names no log of this feed; write the store, the key of the session and the log, for example {feed.Sources[0].Name}/KEY/{feed.Sources[0].Logs[0]}.";
}
