using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>In-memory stores of session classes that another assembly declares.</summary>
public sealed class NamedStores
{
    private const string Application = """
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("UserProject")]

        namespace App;

        [PersistedSession(Stores = SessionStores.Json, Async = true)]
        public sealed partial class Chat
        {
            [Key] public required string Id { get; init; }
            [AppendOnly] public List<string> Messages { get; init; } = [];
        }

        [PersistedSession]
        internal sealed partial class Hidden
        {
            [Key] public required int Number { get; init; }
        }

        public partial class Outer
        {
            [PersistedSession]
            public sealed partial class Visit
            {
                [Key] public required System.Guid Id { get; init; }
            }
        }

        public sealed class Plain;
        """;

    [Fact]
    public void A_class_of_another_assembly_gets_a_store_that_compiles()
    {
        var generation = Use("""
            [assembly: InMemoryStores(typeof(App.Chat), typeof(App.Hidden))]
            [assembly: InMemoryStores(typeof(App.Outer.Visit), typeof(App.Chat))]

            public static class Use
            {
                public static object All() => new object[] { new App.ChatInMemoryStore(new InMemoryDatabase()), new App.OuterVisitInMemoryStore(timeProvider: System.TimeProvider.System), new App.HiddenInMemoryStore() };

                public static App.IChatStore Chats(InMemoryDatabase database) => new App.ChatInMemoryStore(database);
            }
            """).Compiles();
        Assert.Equal(["App.ChatInMemoryStore.g.cs", "App.HiddenInMemoryStore.g.cs", "App.OuterVisitInMemoryStore.g.cs"], generation.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("public sealed partial class ChatInMemoryStore : global::App.ChatStore", generation.Files["App.ChatInMemoryStore.g.cs"], StringComparison.Ordinal);
        Assert.Contains("internal sealed partial class HiddenInMemoryStore", generation.Files["App.HiddenInMemoryStore.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("App.Plain", "it is no session class: nothing marks it [PersistedSession]")]
    [InlineData("Own", "it is a class of this project, whose Stores leave memory out: add SessionStores.InMemory there")]
    public void What_has_no_store_is_an_error(string type, string problem)
    {
        var generation = Use($$"""
            [assembly: InMemoryStores(typeof({{type}}))]

            [PersistedSession(Stores = SessionStores.Json)]
            public sealed partial class Own
            {
                [Key] public required string Id { get; init; }
            }
            """);
        var error = Assert.Single(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal($"#error: '[assembly: InMemoryStores(typeof({type.Split('.')[^1]}))] has no store for it: {problem}.'", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_class_of_the_project_needs_no_line_and_one_is_no_error()
    {
        var generation = Use("""
            [assembly: InMemoryStores(typeof(Own))]

            [PersistedSession]
            public sealed partial class Own
            {
                [Key] public required string Id { get; init; }
            }

            public static class Use
            {
                public static object Make() => new OwnInMemoryStore();
            }
            """).Compiles();
        Assert.DoesNotContain("OwnInMemoryStore.g.cs", generation.Files.Keys);
    }

    [Fact]
    public void Stores_that_an_older_generator_made_are_to_be_compiled_again()
    {
        var older = Library.Whole("""
            namespace Old;

            [PersistedSession]
            public sealed class Chat;
            """, "Older");
        var generation = Generation.Of(UserProject.With(
            [.. References.InMemory, MetadataReference.CreateFromImage(older)], LanguageVersion.CSharp14, "[assembly: InMemoryStores(typeof(Old.Chat))]"));
        Assert.Contains("its stores are not in Older", generation.Files["Old.ChatInMemoryStore.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_made_again_after_an_edit_elsewhere()
    {
        var project = Project("[assembly: InMemoryStores(typeof(App.Chat))]");
        var driver = Generation.Driver(project).RunGenerators(project, TestContext.Current.CancellationToken);
        var edited = project.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;", (CSharpParseOptions)project.SyntaxTrees[0].Options, "Other.cs", cancellationToken: TestContext.Current.CancellationToken));
        var steps = driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results
            .SelectMany(static result => result.TrackedSteps.TryGetValue(TrackingNames.NamedStores, out var found) ? found : []);
        Assert.Equal([IncrementalStepRunReason.Unchanged], steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason));
    }

    private static Generation Use(string text) => Generation.Of(Project(text));

    private static CSharpCompilation Project(string text)
    {
        using var image = new MemoryStream();
        var application = Generation.Of(UserProject.Of(Application).WithAssemblyName("Application")).Compiles().Output;
        Assert.True(application.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return UserProject.With([.. References.InMemory, MetadataReference.CreateFromImage(image.ToArray())], LanguageVersion.CSharp14, text);
    }
}
