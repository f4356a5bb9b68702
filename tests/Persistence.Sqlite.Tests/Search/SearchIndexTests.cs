using Persistence.Sqlite.Tests.Sessions;

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

    private static List<string> Words(TemporaryDatabase database) =>
        database.Sql(string.Join(" UNION ALL ", new[] { "notebook", "notebook_remarks" }.Select(static table => $"SELECT count(*) > 0 FROM \"_search_{table}_blocks\" WHERE instr(\"block\", CAST('cretword' AS BLOB))")));
}
