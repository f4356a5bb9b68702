using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>How well search finds what people look for, beside SQLite's own, on the labelled set. The table of docs/search.md is what came out; UPDATE_SNAPSHOTS=1 writes it.</summary>
public sealed class SearchQualityTests : IDisposable
{
    private const string Head = "| queries | recall@5 | MRR | unicode61: recall@5 | MRR | trigram: recall@5 | MRR |";

    private static readonly LabelledSet s_set = LabelledSet.Instance;

    private readonly string _folder = Directory.CreateTempSubdirectory("persistence-quality-").FullName;
    private readonly TeamMemoryInMemoryStore _memory = new();
    private readonly TeamMemorySqliteStore _store;
    private readonly FullTextTable _words = new("unicode61 remove_diacritics 2", 1, s_set.Facts);
    private readonly FullTextTable _trigrams = new("trigram remove_diacritics 1", 3, s_set.Facts);

    public SearchQualityTests()
    {
        _store = new TeamMemorySqliteStore($"Data Source={Path.Combine(_folder, "facts.db")}");
        foreach (var store in (ITeamMemoryStore[])[_store, _memory])
        {
            store.Create(new TeamMemory { Area = "all" });
            store.AppendRemarks("all", [.. s_set.Facts]);
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _memory.Dispose();
        Directory.Delete(_folder, recursive: true);
        _words.Dispose();
        _trigrams.Dispose();
    }

    [Fact]
    public void The_set_is_as_large_as_it_should_be()
    {
        Assert.True(s_set.Facts.Count >= 2000, $"{s_set.Facts.Count} facts");
        Assert.True(s_set.Queries.Count >= 300, $"{s_set.Queries.Count} queries");
        Assert.Equal(s_set.Queries.Count, s_set.Queries.DistinctBy(static query => (query.Group, query.Text)).Count());
        Assert.All(s_set.Queries.GroupBy(static query => query.Group), static group => Assert.True(group.Count() >= 15, $"{group.Key} has {group.Count()} queries"));
    }

    [Fact]
    public void Search_is_better_than_that_of_SQLite_in_every_language()
    {
        var rows = new List<string>();
        var worse = new List<string>();
        foreach (var group in s_set.Queries.GroupBy(static query => query.Group).Select(static group => (group.Key, Queries: group.ToList())).Append(("all", [.. s_set.Queries])))
        {
            var (own, words, trigrams) = (SearchScore.Of(group.Queries, text => Search(_store, text)), SearchScore.Of(group.Queries, _words.Search), SearchScore.Of(group.Queries, _trigrams.Search));
            rows.Add($"| {group.Key}: {group.Queries.Count} | {own} | {words} | {trigrams} |");
            if (own.Recall <= Math.Max(words.Recall, trigrams.Recall) || own.Rank <= Math.Max(words.Rank, trigrams.Rank))
            {
                worse.Add(rows[^1]);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"SQLite {_words.Version}\n{Head}\n{string.Join('\n', rows)}");
        Assert.Equal([], worse);
        CompareWithThePage(rows);
    }

    // The index of SQLite is used because a search that reads everything takes as long as twenty of its own.
    [Fact]
    public void A_store_without_an_index_finds_the_same() =>
        Assert.All(s_set.Queries.Where(static (_, number) => number % 60 == 0), query => Assert.Equal(Search(_memory, query.Text), Search(_store, query.Text)));

    private static List<int> Search(ITeamMemoryStore store, string query) => [.. store.SearchRemarks(query, limit: 10).Select(static hit => (int)hit.Sequence - 1)];

    private void CompareWithThePage(List<string> rows)
    {
        var path = LabelledSet.PathOf("../../../docs/search.md");
        var lines = File.ReadAllLines(path).ToList();
        var start = lines.IndexOf(Head) + 2;
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            lines.RemoveRange(start, lines.FindIndex(start, static line => !line.StartsWith('|')) - start);
            lines.InsertRange(start, rows);
            File.WriteAllText(path, string.Join('\n', lines) + "\n");
        }

        Assert.Equal(rows, lines.Skip(start).TakeWhile(static line => line.StartsWith('|')));
        Assert.Contains(lines, line => line.Contains($"SQLite {_words.Version}", StringComparison.Ordinal));
    }
}
