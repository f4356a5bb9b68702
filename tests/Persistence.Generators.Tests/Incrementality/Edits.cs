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
            [AppendOnly] public List<Entry> Log { get; init; } = [];
            public int Twice() { return Number * 2; }
        }
        """,
        """
        [PersistedSession]
        public partial class Other { [Key] public string Id { get; init; } = ""; public int Size { get; set; } }
        """,
        "public class Base { public int Inherited { get; set; } }",
        "public sealed record Entry(string Text);",
        "public static class Elsewhere { public static int Number => 1; }",
    ];

    public static TheoryData<string, string> Harmless => new()
    {
        { "Number => 1", "Number => 2" },
        { "public int Twice", "/* a comment */ public int Twice" },
        { "Number * 2", "Number * 3" },
        { "= 1;\n    [AppendOnly]", "= 2;\n    [AppendOnly]" },
        { "public static class Elsewhere", "public static class Elsewhere2" },
        { "[PersistedSession]\npublic partial class Chat", "[ PersistedSession ]\npublic partial class Chat" },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void An_edit_that_changes_no_model_leaves_every_output_cached(string text, string by)
    {
        var run = Steps.After(UserProject.Of(s_project), project => project.Replace(text, by));
        Assert.All(run.Outputs(), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Steps.Names, step => Assert.All(run.Reasons(step), static reason =>
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString())));
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
    public void A_backend_that_goes_away_reruns_the_emission_and_not_the_parsing()
    {
        var run = Steps.After(UserProject.Of(s_project), static project => project.WithReferences(References.Without("Persistence.Redis")));
        Assert.All(run.Reasons(TrackingNames.Backends), static reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
        Assert.All(run.Reasons(TrackingNames.Session), static reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
        Assert.DoesNotContain(run.Sources(), static file => file.HintName.Contains("Redis", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_has_a_name_that_occurs() =>
        Assert.All(Generation.Of(s_project).Run.Results, static result => Assert.Superset(Steps.Names.ToHashSet(), result.TrackedSteps.Keys.ToHashSet()));
}
