using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Projects;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Incrementality;

/// <summary>
/// What is remembered between runs keeps nothing of the compiler alive, which in an editor is hundreds of megabytes for each version of a project.
/// </summary>
public sealed class Lifetimes
{
    private static readonly string[] s_project =
    [
        """
        [PersistedSession]
        public partial class Chat : Base
        {
            [Key] public string Id { get; init; } = "";
            [Indexed] public Kind Kind { get; set; }
            [StringLength(9)] public string Topic { get; set; } = "";
            [AppendOnly] public List<Entry> Log { get; init; } = [];
            public Shape? Shape { get; set; }
        }
        """,
        "[PersistedSession] public partial class Wrong { public int Size { get; set; } }",
        "public class Base { public int Inherited { get; set; } }",
        "public sealed record Entry(string Text);",
        "public enum Kind { Plain } [JsonDerivedType(typeof(Round), \"round\")] public abstract class Shape; public sealed class Round : Shape { public int Radius { get; set; } }",
        "public static class Elsewhere { public static int Number => 1; }",
    ];

    [Fact]
    public void A_project_ends_when_the_next_version_has_been_read()
    {
        // The compiler's own driver keeps the last version; all of the earlier one must go, although its classes are not read again.
        var (driver, edited, earlier) = RunTwice();
        Assert.All(earlier, IsGone);
        Assert.NotEmpty(driver.GetRunResult().Sources());
        GC.KeepAlive(edited);
    }

    [Fact]
    public void What_was_read_keeps_no_project()
    {
        var reader = new SessionReader(static (_, _, _) => { });
        Assert.All(Read(reader), IsGone);

        // Nor is it forgotten: the classes that an edit does not concern are the same objects.
        var (first, second) = (Read(reader, s_project), Read(reader, [.. s_project[..^1], "class Elsewhere;"]));
        Assert.Same(first.Single(static slot => slot.Session is { IsRefused: false }).Session, second.Single(static slot => slot.Session is { IsRefused: false }).Session);
    }

    [Fact]
    public void What_was_checked_keeps_no_project() => Assert.All(Check(), IsGone);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, Compilation Edited, List<WeakReference> Earlier) RunTwice()
    {
        var project = UserProject.Of(s_project);
        var edited = Version(project, "Number => 1", "Number => 2");
        var driver = Generation.Driver(project).RunGeneratorsAndUpdateCompilation(project, out var output, out _, TestContext.Current.CancellationToken);
        var earlier = Parts(project, "Elsewhere");
        earlier.Add(new WeakReference(output));
        return (driver.RunGenerators(edited, TestContext.Current.CancellationToken), edited, earlier);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Read(SessionReader reader)
    {
        var project = UserProject.Of(s_project);
        reader.Read(project, TestContext.Current.CancellationToken);
        return Parts(project, "Chat");
    }

    private static Model.EquatableArray<Model.SessionSlot> Read(SessionReader reader, string[] files) =>
        reader.Read(UserProject.Of(files), TestContext.Current.CancellationToken).Sessions;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Check()
    {
        var project = UserProject.Of(s_project);
        Assert.NotEmpty(Usage.Analyze(project));
        return Parts(project, "Wrong");
    }

    // Not by ReplaceSyntaxTree: what that gives keeps the tree that was replaced.
    private static CSharpCompilation Version(CSharpCompilation project, string text, string by) =>
        CSharpCompilation.Create(project.AssemblyName, project.Replace(text, by).SyntaxTrees, project.References, project.Options);

    // Of the shared files the trees go on living in the next version.
    private static List<WeakReference> Parts(CSharpCompilation project, string type) =>
    [
        new WeakReference(project),
        new WeakReference(project.GetTypeByMetadataName(type)),
        new WeakReference(project.SyntaxTrees.Single(tree => tree.ToString().Contains($"class {type}", StringComparison.Ordinal))),
    ];

    private static void IsGone(WeakReference part)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(part.IsAlive, $"{part.Target?.GetType()} is kept alive");
    }
}
