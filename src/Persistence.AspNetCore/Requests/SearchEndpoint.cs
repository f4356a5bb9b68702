using Microsoft.AspNetCore.Http;
using Persistence.AspNetCore.Sources;

namespace Persistence.AspNetCore.Requests;

/// <summary>Answers with the entries that hold the words of a text, the best first.</summary>
/// <param name="feed">The feed.</param>
internal sealed class SearchEndpoint(Feed feed)
{
    private const int MostHits = 50;
    private const int LongestQuery = 1000;

    public async Task Answer(HttpContext context)
    {
        var words = context.Request.Query["q"].ToString();
        if (words.Length is 0 or > LongestQuery)
        {
            await Problem.BadRequest(context, $"'q' is the text to look for, of 1 to {LongestQuery} characters.").ConfigureAwait(false);
            return;
        }

        var found = new List<(FeedSource Source, string Log, FeedHit Hit)>();
        foreach (var source in feed.Sources.Where(static source => source.IsSearchable))
        {
            found.AddRange((await source.Search(words, MostHits, context.RequestAborted).ConfigureAwait(false)).Select(hit => (source, hit.Log, hit.Hit)));
        }

        await JsonAnswer.Write(context, json =>
        {
            json.WriteStartArray("hits"u8);
            foreach (var (source, log, hit) in found)
            {
                json.WriteStartObject();
                json.WriteString("log"u8, $"{source.Name}/{hit.Key}/{log}");
                FeedJson.WriteEntry(json, hit.Sequence, hit.Entry);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }).ConfigureAwait(false);
    }
}
