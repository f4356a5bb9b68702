using Persistence.Foreign.Tests.Corpora;
using Persistence.Foreign.Tests.Projects;

namespace Persistence.Foreign.Tests;

/// <summary>Random types, in the session class's own project, in a package and in a referenced project. PERSISTENCE_CORPUS_TYPES sets how many.</summary>
public sealed class GeneratedTypesTests
{
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("PERSISTENCE_CORPUS_TYPES"), out var count) ? count : 15;
    private static readonly int s_seed = int.TryParse(Environment.GetEnvironmentVariable("PERSISTENCE_CORPUS_SEED"), out var seed) ? seed : Environment.TickCount;

    [Fact]
    public async Task Of_the_project_itself_come_back_or_are_refused()
    {
        var types = Types();
        var run = await new CorpusRun("Own", types.Names, types.Code).Run();
        Report.Check(run);
        Assert.DoesNotContain(run.Outcomes, static outcome => outcome.Unreadable.Count > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_another_assembly_come_back_or_are_refused(bool isReferenceAssembly)
    {
        var types = Types();
        var library = UserProject.Of("Corpus", null, types.Code);
        var shown = isReferenceAssembly ? UserProject.Emit(library, forReference: true) : null;
        var run = await new CorpusRun(isReferenceAssembly ? "Project" : "Package", types.Names, "", UserProject.Emit(library), shown).Run();
        Report.Check(run);

        // A reference assembly has lost private setters, so that a collection which its class makes later looks like one that it has.
        Assert.True(isReferenceAssembly || run.Outcomes.All(static outcome => outcome.Unreadable.Count == 0), "a value of the package cannot be loaded");
    }

    private static RandomTypes Types()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"PERSISTENCE_CORPUS_SEED={s_seed}");
        return new RandomTypes(s_seed).Write(s_count);
    }
}
