using CsCheck;
using Persistence.TestKit;

namespace Persistence.Conformance;

/// <summary>Every case of the suite, for one backend. Backends run side by side.</summary>
public abstract class ConformanceTests
{
    private static readonly Gen<ScenarioStep[]> s_steps = Gen.Select(
        Gen.Enum<ScenarioAction>(),
        Gen.Int[0, ScenarioStep.Bounds.Clients - 1],
        Gen.Int[0, ScenarioStep.Bounds.Keys - 1],
        Gen.Int[0, ScenarioStep.Bounds.Values - 1],
        (action, client, key, value) => new ScenarioStep(action, client, key, value)).Array[5, 60];

    public static TheoryData<string> Cases => [.. ConformanceSuite.Cases.Select(candidate => candidate.Name)];

    /// <summary>A fresh environment; skips the test when the backend is not there.</summary>
    protected abstract TestEnvironment NewEnvironment();

    /// <summary>Cases that a backend does not pass yet, each with the reason; they are shown as skipped.</summary>
    protected virtual IReadOnlyDictionary<string, string> KnownDefects => new Dictionary<string, string>();

    /// <summary>How many random scenarios to run.</summary>
    protected virtual int Scenarios => 100;

    /// <summary>The setting, name and value, with which all of it runs, where that is a long mode.</summary>
    protected virtual string? LongMode => null;

    /// <summary>
    /// One of how many cases runs, where the same code runs on another backend, or in another way; PERSISTENCE_EVERY_CASE=1 runs all. Which ones is the same in each run.
    /// </summary>
    protected virtual int OneCaseOf => 1;

    /// <summary>The first of them. Two settings that run one case of two each begin with another one, so that every case runs in the one or the other.</summary>
    protected virtual int FirstCase => 0;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Holds(string name)
    {
        SkipUnlessAsked();
        Assert.SkipUnless(IsOneOf(name), "a long mode: PERSISTENCE_EVERY_CASE=1");
        if (KnownDefects.TryGetValue(name, out var defect))
        {
            Assert.Skip($"known defect: {defect}");
        }

        try
        {
            await ConformanceSuite.Find(name).RunAsync(NewEnvironment());
        }
        catch (CaseSkippedException reason)
        {
            Assert.Skip(reason.Message);
        }
    }

    /// <summary>
    /// Random scenarios against the in-memory model. A failure is shrunk by CsCheck, which prints the seed; set the
    /// environment variable CsCheck_Seed to it to repeat the run.
    /// </summary>
    [Fact]
    public void Does_what_the_model_does()
    {
        SkipUnlessAsked();
        if (KnownDefects.TryGetValue(nameof(Does_what_the_model_does), out var defect))
        {
            Assert.Skip($"known defect: {defect}");
        }

        NewEnvironment().Dispose();
        s_steps.Sample(
            steps =>
            {
                using var environment = NewEnvironment();
                Scenario.CheckAgainstModel(environment, steps);
            },
            iter: Scenarios,
            threads: 1,
            print: steps => string.Join('\n', steps));
    }

    private bool IsOneOf(string name) =>
        Environment.GetEnvironmentVariable("PERSISTENCE_EVERY_CASE") == "1" || ConformanceSuite.Cases.Select(static one => one.Name).ToList().IndexOf(name) % OneCaseOf == FirstCase;

    private void SkipUnlessAsked()
    {
        if (LongMode is { } mode && Environment.GetEnvironmentVariable(mode.Split('=')[0]) != mode.Split('=')[1])
        {
            Assert.Skip($"a long mode: {mode}");
        }
    }
}
