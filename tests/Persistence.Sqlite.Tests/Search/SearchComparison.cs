using System.Globalization;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>Compares what a search finds by the index with what it finds when the index cannot be used, so that every session is read.</summary>
internal sealed class SearchComparison(TemporaryDatabase database)
{
    /// <summary>Compares some queries.</summary>
    /// <param name="store">The store.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="limit">The most hits.</param>
    /// <returns>How many hits there were.</returns>
    public int Run(NotebookSqliteStore store, IReadOnlyList<SearchQuery> queries, int limit)
    {
        Assert.All(new[] { "notebook", "notebook_facts", "notebook_remarks" }, table => Assert.Single(database.Sql($"SELECT 1 FROM \"_persistence_search\" WHERE \"name\" = '{table}' COLLATE NOCASE AND \"texts\" <> ''")));
        var indexed = queries.SelectMany(query => All(store, query, limit)).ToList();
        database.Sql("UPDATE \"_persistence_search\" SET \"texts\" = '-' || \"texts\"");
        var read = queries.SelectMany(query => All(store, query, limit)).ToList();
        database.Sql("UPDATE \"_persistence_search\" SET \"texts\" = substr(\"texts\", 2)");
        var first = read.Zip(indexed).TakeWhile(static pair => pair.First == pair.Second).Count();
        Assert.True(first == read.Count && first == indexed.Count, $"{string.Join('\n', read.Take(first).TakeLast(4))}\nread:    {read.ElementAtOrDefault(first)}\nindexed: {indexed.ElementAtOrDefault(first)}");
        return read.Count;
    }

    private static IEnumerable<string> All(NotebookSqliteStore store, SearchQuery query, int limit)
    {
        yield return query.ToString();
        foreach (var line in Pages(query, query => store.Search(query, limit), static hit => $"{hit.Key} {Number(hit.Score)} {string.Join(',', hit.Words)} {hit.Snippet.Text}"))
        {
            yield return line;
        }

        foreach (var line in Pages(query, query => store.SearchFacts(query, limit), static hit => $"{hit.Key}/{hit.Sequence} {Number(hit.Score)} {hit.Entry} {hit.Snippet.Text}"))
        {
            yield return line;
        }

        foreach (var line in Pages(query, query => store.SearchRemarks(query, limit), static hit => $"{hit.Key}/{hit.Sequence} {Number(hit.Score)} {hit.Entry}"))
        {
            yield return line;
        }

        foreach (var line in Pages(query, query => store.Query().WhereEditsBetween(1, 20).Search(query, limit), static hit => $"{hit.Key} {Number(hit.Score)}"))
        {
            yield return line;
        }

        foreach (var line in Pages(query, query => store.Query().WhereEdits(0).SearchRemarks(query, limit), static hit => $"{hit.Key}/{hit.Sequence} {Number(hit.Score)}"))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Pages<THit>(SearchQuery query, Func<SearchQuery, SearchHits<THit>> search, Func<THit, string> line)
    {
        string? next;
        var pages = 0;
        do
        {
            var page = search(query);
            yield return page.ToString();
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
