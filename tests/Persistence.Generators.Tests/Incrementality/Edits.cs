using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Incrementality;

/// <summary>What an edit costs: nothing where it changes nothing, and exactly the classes that depend on it where it does.</summary>
public sealed class Edits
{
    private static readonly string[] s_project =
    [
        """
        [PersistedSession]
        public partial class Chat : Base
        {
            [Key] public string Id { get; init; } = "";
            public int Number { get; set; } = 1;
            [Indexed] public Kind Kind { get; set; }
            [AppendOnly] public List<Entry> Log { get; init; } = [];
            public Shape? Shape { get; set; }
            [JsonExtensionData] public Dictionary<string, object>? Rest { get; set; }
            public int Twice() { return Number * 2; }
        }
        """,
        """
        [PersistedSession]
        public partial class Other { [Key] public string Id { get; init; } = ""; public int Size { get; set; } }
        """,
        "public class Base { public int Inherited { get; set; } }",
        "public sealed record Entry(string Text);",
        "public enum Kind { Plain } [JsonDerivedType(typeof(Round), \"round\")] public abstract class Shape; public sealed class Round : Shape { public int Radius { get; set; } }",
        "public static class Elsewhere { public static int Number => 1; }",
    ];

    public static TheoryData<string, string> Harmless => new()
    {
        { "Number => 1", "Number => 2" },
        { "public int Twice", "/* a comment */ public int Twice" },
        { "Number * 2", "Number * 3" },
        { "= 1;\n    [Indexed]", "= 2;\n    [Indexed]" },
        { "public static class Elsewhere", "public static class Elsewhere2" },
        { "[PersistedSession]\npublic partial class Chat", "[ PersistedSession ]\npublic partial class Chat" },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void An_edit_that_changes_no_model_leaves_every_output_cached(string text, string by)
    {
        var run = Steps.After(UserProject.Of(s_project), project => project.Replace(text, by));
        Assert.All(run.Outputs(), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.Reasons(TrackingNames.Project), static reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(Steps.Names.Where(static step => step != TrackingNames.Project), step => Assert.All(run.Reasons(step), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason)));
    }

    public static TheoryData<string, string> Effective => new()
    {
        { "int Inherited", "long Inherited" },
        { "Entry(string Text)", "Entry(string Text, int Weight)" },
        { "int Number { get", "long Number { get" },
        { "[PersistedSession]\npublic partial class Chat", "[PersistedSession(SchemaVersion = 2)]\npublic partial class Chat" },
    };

    [Theory]
    [MemberData(nameof(Effective))]
    public void An_edit_in_any_file_regenerates_what_depends_on_it_and_nothing_else(string text, string by)
    {
        var run = Steps.After(UserProject.Of(s_project), project => project.Replace(text, by));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], run.Outputs().Distinct().Order().OrderByDescending(static reason => reason == IncrementalStepRunReason.Cached));
        Assert.Equal(Generation.Of(UserProject.Of(s_project).Replace(text, by)).Files, run.Sources().ToDictionary(static file => file.HintName, static file => file.SourceText.ToString()));
    }

    [Fact]
    public void A_change_of_diagnostics_alone_leaves_every_output_cached()
    {
        // The entry becomes mutable, which is worth a hint; its stored form is the same.
        var run = Steps.After(
            UserProject.Of([.. s_project, "public class Place { public int X { get; init; } }"]).Replace("Number { get; set; } = 1;", "Number { get; set; } [AppendOnly] public List<Place> Places { get; init; } = [];"),
            static project => project.Replace("public sealed record Entry(string Text);", "#pragma warning disable PG0012\npublic sealed record Entry(string Text);"));
        Assert.All(run.Outputs(), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_class_that_is_refused_or_comes_leaves_the_outputs_of_the_others_cached()
    {
        var refused = Steps.After(UserProject.Of(s_project), static project => project.Replace("[Key] public string Id { get; init; } = \"\";\n    public int Number", "[Key] public double Id { get; init; }\n    public int Number"));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], refused.Outputs().Distinct().Order());
        Assert.DoesNotContain(refused.Sources(), static file => file.HintName.Contains("ChatMap", StringComparison.Ordinal));

        const string third = "[PersistedSession] public partial class Third { [Key] public string Id { get; init; } = \"\"; public int Size { get; set; } }";
        var added = Steps.After(UserProject.Of(s_project), static project => project.AddSyntaxTrees(CSharpSyntaxTree.ParseText(third, (CSharpParseOptions)project.SyntaxTrees[0].Options)));
        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.Cached], added.Outputs().Distinct().Order());
    }

    [Fact]
    public void An_option_that_is_not_read_leaves_every_output_cached()
    {
        var project = UserProject.Of(s_project);
        var run = Generation.Driver(project).RunGenerators(project, TestContext.Current.CancellationToken)
            .WithUpdatedAnalyzerConfigOptions(new OneOption())
            .RunGenerators(project.Clone(), TestContext.Current.CancellationToken)
            .GetRunResult();
        Assert.All(run.Outputs(), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_option_of_the_compiler_that_matters_is_seen()
    {
        // Without nullable annotations null is allowed everywhere.
        static CSharpCompilation Without(CSharpCompilation project) => project.WithOptions(project.Options.WithNullableContextOptions(NullableContextOptions.Disable));
        var run = Steps.After(UserProject.Of(s_project), Without);
        Assert.NotEqual(Generation.Of(UserProject.Of(s_project)).Files, Generation.Of(Without(UserProject.Of(s_project))).Files);
        Assert.Equal(Generation.Of(Without(UserProject.Of(s_project))).Files, run.Sources().ToDictionary(static file => file.HintName, static file => file.SourceText.ToString()));
    }

    [Fact]
    public void A_backend_that_goes_away_reruns_the_emission_and_not_the_parsing()
    {
        var run = Steps.After(UserProject.Of(s_project), static project => project.WithReferences(References.Without("Persistence.Redis")));
        Assert.All(run.Reasons(TrackingNames.Backends), static reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
        Assert.All(run.Reasons(TrackingNames.Session), static reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
        Assert.DoesNotContain(run.Sources(), static file => file.HintName.Contains("Redis", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_has_a_name_that_occurs() =>
        Assert.All(Generation.Of(s_project).Generates().Run.Active(), static result => Assert.Superset(Steps.Names.ToHashSet(), result.TrackedSteps.Keys.ToHashSet()));
}
