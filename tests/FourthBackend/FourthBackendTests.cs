using Persistence.Engine;
using Persistence.TestKit;

namespace Persistence.FourthBackend;

/// <summary>The whole suite on a backend that is no part of the product: this file is all that has to be written for it.</summary>
public sealed class FourthBackendTests
{
    public static TheoryData<string> Cases => [.. ConformanceSuite.Cases.Select(candidate => candidate.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
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

    [Theory]
    [MemberData(nameof(Cases))]
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

    private sealed class DictionaryFileEnvironment : EngineEnvironment
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("fourth-backend-").FullName;

        protected override SessionEngine<TSession, TKey> OpenEngine<TSession, TKey, TMap>(TimeProvider timeProvider) =>
            new DictionaryFileEngine<TSession, TKey, TMap>(_folder, timeProvider);

        protected override void Dispose(bool disposing)
        {
            Directory.Delete(_folder, recursive: true);
            base.Dispose(disposing);
        }
    }
}
