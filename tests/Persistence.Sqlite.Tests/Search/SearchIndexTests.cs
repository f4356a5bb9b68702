using Persistence.Sqlite.Tests.Sessions;
using Persistence.Tests.Search;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>A search by the index finds the same as reading every session, with the same scores and in the same order, whatever happened before.</summary>
public sealed class SearchIndexTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_index_finds_what_reading_finds(int run)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PERSISTENCE_TEST_SEED"), out var given) ? given : Environment.TickCount + run;
        output.WriteLine($"seed {seed}");
        using var database = new TemporaryDatabase();
        var (hits, history) = (0, new RandomHistory(database.ConnectionString, sql => database.Sql(sql), new Random(seed)));
        using (history)
        {
            for (var step = 0; step < 60; step++)
            {
                history.Step();
                if (step % 6 == 5)
                {
                    hits += new SearchComparison(database).Run(history.Store, [.. Enumerable.Range(0, 12).Select(_ => history.Texts.Query())], 1 + (step % 9));
                }
            }

            Assert.Equal([], history.Store.Verify().Findings);
        }

        Assert.True(hits > 200, $"{hits} lines were compared");
    }

    [Fact]
    public void Maintenance_takes_the_words_of_deleted_sessions_out_of_the_index()
    {
        using var database = new TemporaryDatabase();
        using var store = new NotebookSqliteStore(database.ConnectionString);
        store.Create(new Notebook { Id = "a", Title = "secretword", Remarks = [.. Enumerable.Repeat("secretword", 300)] });
        store.Create(new Notebook { Id = "b", Title = "secretword", Remarks = ["secretword", "other"] });
        store.Delete("a");
        var saved = store.Load("b");
        saved.Title = "other";
        store.Save(saved);
        Assert.Equal([("b", 1L)], store.SearchRemarks("secretword").Select(static hit => (hit.Key, hit.Sequence)));
        store.Delete("b");
        Assert.Contains("1", Words(database));
        store.Maintain();
        Assert.Equal(["0", "0"], Words(database));
        Assert.Equal(["0", "0"], database.Sql("SELECT count(*) FROM \"_search_notebook\" UNION ALL SELECT count(*) FROM \"_search_notebook_remarks\""));
        Assert.Equal([], store.Verify().Findings);
    }

    [Fact]
    public void Sessions_that_have_expired_and_headers_that_an_earlier_program_changed_do_not_count()
    {
        using var database = new TemporaryDatabase();
        var clock = new MovableClock();
        using var store = new NotebookSqliteStore(database.ConnectionString, new SqliteStoreOptions { TimeProvider = clock });
        store.Create(new Notebook { Id = "old", Title = "apple pear", Facts = [new NotebookFact("1", "apple", null)], Remarks = ["apple"] });
        clock.Now += TimeSpan.FromDays(20);
        store.Create(new Notebook { Id = "a", Title = "apple", Remarks = ["pear"] });
        store.Create(new Notebook { Id = "b", Title = "pear", Facts = [new NotebookFact("1", "apple pear", "apple")] });
        database.Sql("UPDATE \"Notebook\" SET \"title\" = 'plum', \"_version\" = 2, \"_token\" = 77 WHERE \"id\" = 'a'");
        var comparison = new SearchComparison(database);
        Assert.True(comparison.Run(store, ["apple", "pear", "plum"], 9) > 12);
        clock.Now += TimeSpan.FromDays(20);
        comparison.Run(store, ["apple", "pear", "plum"], 9);
        Assert.Equal(["b"], store.Search("pear").Select(static hit => hit.Key));
    }

    [Fact]
    public void Texts_of_many_commits_are_found_after_their_segments_were_merged()
    {
        using var database = new TemporaryDatabase();
        using var store = new NotebookSqliteStore(database.ConnectionString, new SqliteStoreOptions { Durability = Durability.Relaxed });
        store.Create(new Notebook { Id = "a" });
        for (var commit = 0; commit < 10; commit++)
        {
            store.AppendRemarks("a", [.. Enumerable.Range(0, 260).Select(number => $"common c{commit} n{number}")]);
        }

        new SearchComparison(database).Run(store, ["common", .. Enumerable.Range(0, 10).Select(static commit => (SearchQuery)$"c{commit}"), "n7", "n259"], 5);
        Assert.All(store.SearchRemarks("n259", 10), static hit => Assert.EndsWith(" n259", hit.Entry, StringComparison.Ordinal));
        Assert.Equal([], store.Verify().Findings);
    }

    private static List<string> Words(TemporaryDatabase database) =>
        database.Sql(string.Join(" UNION ALL ", new[] { "notebook", "notebook_remarks" }.Select(static table => $"SELECT count(*) > 0 FROM \"_search_{table}_blocks\" WHERE instr(\"block\", CAST('cretword' AS BLOB))")));
}
