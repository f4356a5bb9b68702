using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Persistence.AspNetCore.Access;

namespace Persistence.AspNetCore.Sources;

/// <summary>Reports what the application's own code throws where it makes what is shown: each kind of exception once for each log and each list, for one mistake concerns every entry. For many threads.</summary>
/// <param name="log">Where it is reported.</param>
/// <param name="feed">The address of the feed.</param>
internal sealed class ShowFaults(ILogger log, string feed)
{
    private readonly ConcurrentDictionary<(string Place, Type Kind), bool> _reported = [];

    /// <summary>An entry cannot be shown.</summary>
    /// <param name="place">The class and the log, <c>TeamChat.Messages</c>.</param>
    /// <param name="key">The encoded key of its session.</param>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="fault">What was thrown.</param>
    public void Entry(string place, string key, long sequence, Exception fault)
    {
        if (_reported.TryAdd((place, fault.GetType()), true))
        {
            FeedMessages.EntryNotShown(log, feed, $"{place} of '{key}'", sequence, fault);
        }
    }

    /// <summary>A session of the list cannot be shown.</summary>
    /// <param name="place">The class.</param>
    /// <param name="key">Its encoded key.</param>
    /// <param name="fault">What was thrown.</param>
    public void Session(string place, string key, Exception fault)
    {
        if (_reported.TryAdd((place, fault.GetType()), true))
        {
            FeedMessages.SessionNotShown(log, feed, $"{place} '{key}'", fault);
        }
    }
}
