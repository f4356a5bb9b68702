using Persistence.TestKit;

namespace Persistence.Conformance;

/// <summary>Every case of the suite, for one backend. Backends run side by side.</summary>
public abstract class ConformanceTests
{
    public static TheoryData<string> Cases => [.. ConformanceSuite.Cases.Select(candidate => candidate.Name)];

    /// <summary>A fresh place; skips the test when the backend is not there.</summary>
    protected abstract StorePlace NewPlace();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Holds(string name)
    {
        try
        {
            ConformanceSuite.Find(name).Run(NewPlace());
        }
        catch (CaseSkippedException reason)
        {
            Assert.Skip(reason.Message);
        }
    }
}
