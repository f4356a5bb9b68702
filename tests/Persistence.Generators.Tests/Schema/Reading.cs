using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Projects;
using Persistence.Generators.Tests.Harness;
using Persistence.Generators.Tests.Incrementality;

namespace Persistence.Generators.Tests.Schema;

/// <summary>A build reads each class once, for generators and analyzer together; an edit elsewhere reads none.</summary>
public sealed class Reading
{
    private static readonly string[] s_project =
    [
        "[PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = \"\"; public int Number { get; set; } public Place? Place { get; set; } }",
        "[PersistedSession] public partial class Note { [Key] public string Id { get; init; } = \"\"; public int Number { get; set; } }",
        "public class Place { public int X { get; set; } }",
        "public static class Elsewhere { public static int Number => 1; }",
    ];

    private static SessionReader Reader() => new(static (_, _, _) => { });

    [Fact]
    public void The_analyzer_takes_what_the_generators_read()
    {
        var project = UserProject.Of(s_project);
        var generated = (CSharpCompilation)Generation.Of(project).Output;
        var read = Reader().ReadFinished(generated, TestContext.Current.CancellationToken);
        Assert.Same(read, Reader().ReadFinished(project, TestContext.Current.CancellationToken));
        Assert.NotSame(read, Reader().ReadFinished((CSharpCompilation)generated.Replace("Number => 1", "Number => 2"), TestContext.Current.CancellationToken));
        Assert.NotSame(read, Reader().ReadFinished(generated.WithAssemblyName("Other"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Number => 1", "Number => 2", 0)]
    [InlineData("public int X", "public long X", 1)]
    public void An_edit_reads_the_classes_that_it_concerns(string text, string by, int read)
    {
        // Without generators, as in an editor that keeps them in another process.
        var reader = Reader();
        var project = UserProject.Of(s_project);
        var before = reader.ReadFinished(project, TestContext.Current.CancellationToken).Sessions;
        var after = reader.ReadFinished((CSharpCompilation)project.Replace(text, by), TestContext.Current.CancellationToken).Sessions;
        Assert.Equal(read, before.Count(pair => !ReferenceEquals(pair.Value, after[pair.Key])));
    }
}
