using System.Globalization;
using Microsoft.AspNetCore.Http;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Requests;

/// <summary>Answers with a page of a log: the last entries, or those before a sequence; all of them, or those that hold a text.</summary>
/// <param name="feed">The feed.</param>
internal sealed class EntriesEndpoint(Feed feed)
{
    private const int MostEntries = 500;
    private const int LongestText = 1000;

    public async Task Answer(HttpContext context)
    {
        var query = context.Request.Query;
        if (LogAddress.Find(feed, query["log"]) is not { } log)
        {
            await Problem.BadRequest(context, LogAddress.NotFound(feed)).ConfigureAwait(false);
            return;
        }

        if (!TryNumber(query["before"], 1, long.MaxValue, out var before) || !TryNumber(query["count"], 1, MostEntries, out var count))
        {
            await Problem.BadRequest(context, $"'before' is a sequence from 1, and 'count' a number from 1 to {MostEntries}.").ConfigureAwait(false);
            return;
        }

        if (query["text"].ToString() is { Length: > LongestText })
        {
            await Problem.BadRequest(context, $"'text' is what entries hold, of {LongestText} characters at most.").ConfigureAwait(false);
            return;
        }

        var page = await new EntryFilter(log, query["text"].ToString()).Read(before, (int)(count ?? 50), context.RequestAborted).ConfigureAwait(false);
        await JsonAnswer.Write(context, json =>
        {
            json.WriteString("log"u8, log.Address);
            json.WriteNumber("first"u8, page.First);
            json.WriteStartArray("entries"u8);
            foreach (var (sequence, entry) in page.Entries)
            {
                json.WriteStartObject();
                FeedJson.WriteEntry(json, sequence, entry);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }).ConfigureAwait(false);
    }

    private static bool TryNumber(string? text, long least, long most, out long? number)
    {
        number = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most;
        number = value;
        return isNumber;
    }
}
