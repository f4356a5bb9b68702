using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>An index that is not what it should be is named by Verify and built again, and never makes a search fail.</summary>
public sealed class SearchDamageTests : IDisposable
{
    private const string Blocks = "\"_search_notebook_remarks_blocks\"";

    private static readonly SearchQuery[] s_queries = ["alpha", "beta gamma", new SearchQuery("").Phrase("alpha beta"), new SearchQuery("").Prefix("g")];

    private readonly TemporaryDatabase _database = new();

    public static TheoryData<string> Damages { get; } =
    [
        $"UPDATE {Blocks} SET \"block\" = x'' WHERE \"id\" = 0",
        $"UPDATE {Blocks} SET \"block\" = x'07' WHERE \"id\" = 0",
        $"UPDATE {Blocks} SET \"block\" = randomblob(length(\"block\")) WHERE \"id\" > 0",
        $"UPDATE {Blocks} SET \"block\" = substr(\"block\", 1, length(\"block\") / 2)",
        $"UPDATE {Blocks} SET \"block\" = CAST(\"block\" || x'FFFFFFFFFFFFFFFFFFFF' AS BLOB)",
        $"DELETE FROM {Blocks} WHERE \"id\" = (SELECT max(\"id\") FROM {Blocks} WHERE \"id\" < 1000000000000)",
        $"DELETE FROM {Blocks}",
        "DELETE FROM \"_search_notebook_remarks\"",
        "DROP TABLE \"_search_notebook_remarks_blocks\"",
        "DROP TABLE \"_search_notebook_remarks\"",
        "DROP INDEX \"_search_notebook_remarks_missing\"",
        "UPDATE \"notebook_remarks\" SET \"value\" = 'alpha beta beta' WHERE \"_sequence\" = 5",
    ];

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_is_found_and_mended(string sql)
    {
        using var store = new NotebookSqliteStore(_database.ConnectionString);
        Fill(store);
        _database.Sql(sql);
        Assert.Single(store.Verify().Findings);
        Assert.Equal([], store.Verify().Findings);
        new SearchComparison(_database).Run(store, s_queries, 20);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_search_and_a_commit_go_on(string sql)
    {
        using (var store = new NotebookSqliteStore(_database.ConnectionString))
        {
            Fill(store);
            _database.Sql(sql);
            foreach (var query in s_queries)
            {
                // Of an index without anything in it only Verify knows.
                Assert.True(sql.StartsWith("DELETE", StringComparison.Ordinal) || store.SearchRemarks(query).Count > 0);
            }

            store.AppendRemarks("a", "alpha of the last remark");
            store.AppendRemarks("a", [.. Enumerable.Repeat("gamma", 300)]);
            store.Create(new Notebook { Id = "c", Remarks = ["alpha beta"] });
            Assert.Contains(store.SearchRemarks(new SearchQuery("").All("alpha last")), static hit => hit.Sequence == 601);
            store.Delete("b");
        }

        using var again = new NotebookSqliteStore(_database.ConnectionString);
        again.Verify();
        new SearchComparison(_database).Run(again, s_queries, 20);
    }

    private static void Fill(NotebookSqliteStore store)
    {
        store.Create(new Notebook { Id = "a", Title = "alpha", Remarks = [.. Enumerable.Range(0, 600).Select(static number => number % 3 == 0 ? "alpha beta" : $"gamma {number}")] });
        store.Create(new Notebook { Id = "b", Remarks = ["beta gamma"] });
    }
}
