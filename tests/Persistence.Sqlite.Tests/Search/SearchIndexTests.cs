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
}
