using Microsoft.AspNetCore.Http;
using Persistence.AspNetCore.Requests;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Streaming;

/// <summary>What a browser wants to be sent.</summary>
/// <param name="Logs">The logs.</param>
/// <param name="Places">After which sequence each goes on (see <see cref="CursorText"/>).</param>
/// <param name="HasList">Whether the list of sessions is sent too.</param>
/// <param name="IsResumed">Whether it goes on from an event that the browser has.</param>
internal sealed record StreamRequest(IReadOnlyList<OpenedLog> Logs, long[] Places, bool HasList, bool IsResumed)
{
    /// <summary>Reads it.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="request">The request.</param>
    /// <param name="problem">The line of the answer, where it is wrong.</param>
    /// <returns>Null where it is wrong.</returns>
    public static StreamRequest? Parse(Feed feed, HttpRequest request, out string problem)
    {
        var hasList = request.Query["list"] == "1";
        var logs = ReadLogs(feed, request, hasList, out problem);
        if (logs is null)
        {
            return null;
        }

        // A browser that connects again by itself has the address of its first request, and says in the header how far it has come meanwhile.
        var header = request.Headers["Last-Event-ID"].ToString();
        var cursor = header.Length > 0 ? header : request.Query["after"].ToString();
        if (CursorText.Parse(cursor, logs.Count) is not { } places)
        {
            problem = $"The cursor is none of this stream: it has a sequence for each of the {logs.Count} logs, as the id of an event has, for example {CursorText.Format([12, .. new long[Math.Max(0, Math.Min(logs.Count, 3) - 1)]])}.";
            return null;
        }

        return new StreamRequest(logs, places, hasList, cursor.Length > 0);
    }

    private static List<OpenedLog>? ReadLogs(Feed feed, HttpRequest request, bool mayBeNone, out string problem)
    {
        var addresses = request.Query["log"];
        problem = "";
        if (addresses.Count > feed.Options.MaxLogs || (addresses.Count == 0 && !mayBeNone))
        {
            problem = $"A stream has 1 to {feed.Options.MaxLogs} logs; write log=STORE/KEY/LOG for each, or list=1 for the list of sessions.";
            return null;
        }

        var logs = new List<OpenedLog>(addresses.Count);
        foreach (var address in addresses)
        {
            if (LogAddress.Find(feed, address) is not { } log)
            {
                problem = LogAddress.NotFound(feed);
                return null;
            }

            if (logs.Exists(other => other.Address == log.Address))
            {
                problem = "A log is named twice; a stream has each log once.";
                return null;
            }

            logs.Add(log);
        }

        return logs;
    }
}
