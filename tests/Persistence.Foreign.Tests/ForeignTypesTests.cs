using Persistence.Foreign.Tests.Corpora;
using Persistence.Foreign.Tests.Projects;

namespace Persistence.Foreign.Tests;

/// <summary>
/// Every public type of packages that session classes are likely to hold: it is refused by the compiler, or what is stored of it comes back.
/// The packages with the most types are a long mode, PERSISTENCE_CORPUS=1: half of a minute each, for types much like those of the others.
/// </summary>
public sealed class ForeignTypesTests
{
    public static TheoryData<string> Names => [.. Packages.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Comes_back_or_is_refused(string package)
    {
        Assert.SkipWhen(Packages.IsLarge(package) && Environment.GetEnvironmentVariable("PERSISTENCE_CORPUS") != "1", "a long mode: PERSISTENCE_CORPUS=1");
        var run = await new CorpusRun(package, Packages.TypesOf(package)).Run();
        Report.Check(run);
        Report.CompareWithTheTable(package, run);
    }
}
