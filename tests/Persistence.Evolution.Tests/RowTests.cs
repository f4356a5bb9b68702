using Persistence.Evolution.Tests.Rows;
using Persistence.Testing.Redis;

namespace Persistence.Evolution.Tests;

/// <summary>
/// Each change of a class, executed on every backend by two programs that run at once. The row states what the compiler reports, what is read
/// and refused, and so what the change does to data: nothing, or something that the compiler must have called an error.
/// </summary>
public sealed class RowTests(BothVersions versions) : IClassFixture<BothVersions>
{
    public static TheoryData<string> Names => [.. Row.All.Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Happens_as_the_row_says(string name)
    {
        var row = Row.All.Single(candidate => candidate.Name == name);
        var ran = versions.Run(row);
        var (reports, happens, outcome) = (versions.Reports.Of(row), Text(ran), OutcomeOf(ran));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            RedisAvailability.Require();
            row.Accept(reports, outcome, happens);
        }
        else if (RedisAvailability.Problem is null)
        {
            Assert.Equal(row.Happens, happens);
            Assert.Equal(row["outcome"], outcome);
            Assert.Equal(row["reports"], reports);
        }

        Check(row, reports, outcome);
        RedisAvailability.Require();
    }

    // What loses or misreads data is an error of the build; what is an error does that, or makes a program refuse what the other one stored; a warning
    // that leaves the decision to somebody is about data that is whole. A class that says itself what nobody needs has decided.
    private void Check(Row row, string reports, string outcome)
    {
        var isError = versions.Reports.IsError(row);
        Assert.False(outcome.Contains("lost", StringComparison.Ordinal) && !isError && row["decided"] is null, $"{row}: data is lost or misread, and the compiler says {reports}.");
        Assert.False(outcome == "kept" && isError, $"{row}: nothing is lost, and yet {reports} is an error.");
        Assert.False(reports.Contains("(Warning)", StringComparison.Ordinal) && outcome is not ("kept" or "expired") && !isError, $"{row}: a program is refused data, and {reports} is a warning.");
    }

    // Backends on which the same happens share a text.
    private static string Text(IReadOnlyList<(string Backend, Rollout Rollout)> ran) => string.Join('\n', ran
        .GroupBy(static one => one.Rollout.Lines)
        .Select(static same => $"-- {string.Join(", ", same.Select(static one => one.Backend))}\n{same.Key}"));

    private static string OutcomeOf(IReadOnlyList<(string Backend, Rollout Rollout)> ran)
    {
        List<string> parts = [];
        Add(ran.Any(static one => one.Rollout.IsChanged), "lost or misread");
        Add(ran.Any(static one => one.Rollout.IsRefused), "refused");
        Add(ran.Any(static one => one.Rollout.IsNewer), "refused by version");
        Add(ran.Any(static one => one.Rollout.IsExpired), "expired");
        return parts.Count == 0 ? "kept" : string.Join(", ", parts);

        void Add(bool isSo, string part)
        {
            if (isSo)
            {
                parts.Add(part);
            }
        }
    }
}
