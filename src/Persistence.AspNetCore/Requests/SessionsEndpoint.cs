using Microsoft.AspNetCore.Http;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Requests;

/// <summary>Answers with the sessions of every store.</summary>
/// <param name="feed">The feed.</param>
internal sealed class SessionsEndpoint(Feed feed)
{
    public async Task Answer(HttpContext context)
    {
        var lists = new List<(FeedSource Source, IReadOnlyList<ListedSession> Sessions)>();
        foreach (var source in feed.Sources)
        {
            lists.Add((source, await source.List(context.RequestAborted).ConfigureAwait(false)));
        }

        await JsonAnswer.Write(context, json =>
        {
            json.WriteString("title"u8, feed.Options.Title);
            json.WriteStartArray("sources"u8);
            foreach (var (source, sessions) in lists)
            {
                FeedJson.WriteSource(json, source, sessions);
            }

            json.WriteEndArray();
        }).ConfigureAwait(false);
    }
}
