using System.Globalization;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Search;

/// <summary>What a search finds, as lines.</summary>
internal static class SearchLines
{
    /// <summary>Searches headers and both logs, three pages each.</summary>
    /// <param name="store">The store.</param>
    /// <param name="query">The query.</param>
    /// <param name="limit">The most hits of a page.</param>
    public static List<string> Of(NotebookJsonStore store, SearchQuery query, int limit) =>
    [
        query.ToString(),
        .. Pages(query, query => store.Search(query, limit), static hit => $"{hit.Key} {Number(hit.Score)} {string.Join(',', hit.Words)} {hit.Snippet.Text}"),
        .. Pages(query, query => store.SearchFacts(query, limit), static hit => $"{hit.Key}/{hit.Sequence} {Number(hit.Score)} {hit.Entry} {hit.Snippet.Text}"),
        .. Pages(query, query => store.SearchRemarks(query, limit), static hit => $"{hit.Key}/{hit.Sequence} {Number(hit.Score)} {hit.Entry}"),
    ];

    private static IEnumerable<string> Pages<THit>(SearchQuery query, Func<SearchQuery, SearchHits<THit>> search, Func<THit, string> line)
    {
        string? next;
        var pages = 0;
        do
        {
            // Of several damaged lines each way of reading names the one that it meets first.
            var page = search(query);
            yield return $"{page} {string.Join(" | ", page.Skipped.Select(static skipped => $"{skipped.Session}: {skipped.Problem.Split(", byte")[0]}"))}";
            foreach (var hit in page)
            {
                yield return line(hit);
            }

            next = page.Next;
            query = next is null ? query : query.After(next);
        }
        while (next is not null && ++pages < 3);
    }

    private static string Number(double score) => score.ToString("R", CultureInfo.InvariantCulture);
}
