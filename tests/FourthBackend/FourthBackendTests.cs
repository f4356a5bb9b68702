using Persistence.Engine;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.FourthBackend;

/// <summary>The whole suite on a backend that is no part of the product: this file is all that has to be written for it.</summary>
public sealed class FourthBackendTests
{
    /// <summary>One case of so many; PERSISTENCE_EVERY_CASE=1 runs all.</summary>
    /// <param name="of">Of how many.</param>
    /// <param name="first">The first one that runs.</param>
    public static TheoryData<string> Cases(int of, int first) =>
        [.. ConformanceSuite.Cases.Where((_, number) => number % of == first || Environment.GetEnvironmentVariable("PERSISTENCE_EVERY_CASE") == "1").Select(static candidate => candidate.Name)];

    [Theory]
    [MemberData(nameof(Cases), 2, 0)]
    public async Task Holds(string name)
    {
        try
        {
            await ConformanceSuite.Find(name).RunAsync(new DictionaryFileEnvironment());
        }
        catch (CaseSkippedException reason)
        {
            Assert.Skip(reason.Message);
        }
    }

    /// <summary>Some of the others. Both ways to call are one code path.</summary>
    [Theory]
    [MemberData(nameof(Cases), 4, 1)]
    public async Task Holds_asynchronously(string name)
    {
        try
        {
            await ConformanceSuite.Find(name).RunAsync(new AsynchronousEnvironment(new DictionaryFileEnvironment()));
        }
        catch (CaseSkippedException reason)
        {
            Assert.Skip(reason.Message);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Does_what_the_model_does(int seed)
    {
        using var environment = new DictionaryFileEnvironment();
        Scenario.CheckAgainstModel(environment, Scenario.Random(seed, length: 200));
    }

    [Fact]
    public void Says_that_it_has_no_leases_when_a_class_asks_for_them()
    {
        using var environment = new DictionaryFileEnvironment();
        var refusal = Assert.Throws<NotSupportedException>(() => environment.Open<ILeasedRunStore>(TimeProvider.System));
        Assert.Contains("has no leases, and class LeasedRun asks for them", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class DictionaryFileEnvironment : EngineEnvironment
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("fourth-backend-").FullName;

        public override bool HasLeases => false;

        protected override SessionEngine<TSession, TKey> OpenEngine<TSession, TKey, TMap>(TimeProvider timeProvider) =>
            new DictionaryFileEngine<TSession, TKey, TMap>(_folder, timeProvider);

        protected override void Dispose(bool disposing)
        {
            Directory.Delete(_folder, recursive: true);
            base.Dispose(disposing);
        }
    }
}
