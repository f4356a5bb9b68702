using Persistence.Engine;

namespace Persistence.Abstractions.Tests.Engine;

/// <summary>The report of a verification is the same whatever the order in which its parts end.</summary>
public sealed class VerifyRunTests
{
    [Fact]
    public void Parts_that_end_in_any_order_make_the_same_report()
    {
        var seed = Environment.TickCount & 0xffff;
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var parts = Enumerable.Range(0, 50).ToArray();
            random.Shuffle(parts);
            var run = new VerifyRun(null, CancellationToken.None);
            Array.ForEach(parts, part => run.Take(part, 2, 3, part % 5 == 0 ? [new IntegrityFinding($"{part}", "here", "damaged"), new IntegrityFinding(null, "index", "dropped")] : []));
            var report = run.End();
            Assert.True(report.Findings.Select(static finding => finding.SessionKey).SequenceEqual(["0", null, "5", "10", "15", "20", "25", "30", "35", "40", "45"]), $"seed {seed}: {string.Join(", ", report.Findings)}");
            Assert.Equal((100L, 150L), (report.SessionsChecked, report.EntriesChecked));
        }
    }

    [Fact]
    public void A_total_that_was_exceeded_is_what_was_done()
    {
        var reports = new List<VerifyProgress>();
        var run = new VerifyRun(new Reports(reports), CancellationToken.None) { Total = 3 };
        run.Take(0, 2, 0, []);
        run.Take(1, 2, 0, []);
        run.End();
        Assert.Equal([new VerifyProgress(2, 3, 0), new VerifyProgress(4, 4, 0), new VerifyProgress(4, 4, 0)], reports);
    }

    private sealed class Reports(List<VerifyProgress> reports) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => reports.Add(value);
    }
}
