using Persistence.Sqlite.Tests.Processes;
using Persistence.Sqlite.Tests.Sessions;
using Persistence.Tests.Search;

namespace Persistence.Sqlite.Tests.Search;

/// <summary>A process that is killed while it writes leaves an index that finds what reading every session finds.</summary>
public sealed class SearchKillTests(ITestOutputHelper output)
{
    [Fact]
    public void A_killed_process_leaves_no_session_without_its_words_and_no_words_without_their_session()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var database = new TemporaryDatabase();
        for (var round = 0; round < 4; round++)
        {
            using var worker = Worker.Start("notes", database.ConnectionString, $"{seed + round}");
            for (var steps = random.Next(5, 40); steps > 0; steps--)
            {
                worker.StandardOutput.ReadLine();
            }

            worker.Kill();
            worker.WaitForExit();
            using var store = new NotebookSqliteStore(database.ConnectionString);
            var texts = new RandomTexts(random);
            new SearchComparison(database).Run(store, [.. Enumerable.Range(0, 10).Select(_ => texts.Query())], 7);
            Assert.Equal([], store.Verify().Findings);
        }
    }
}
