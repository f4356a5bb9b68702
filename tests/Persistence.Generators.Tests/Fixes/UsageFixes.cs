using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.CodeFixes.Usage;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Fixes;

/// <summary>Each fix, applied to the first diagnostic it fixes: the text it gives, and that the diagnostic is gone.</summary>
public sealed class UsageFixes
{
    [Fact]
    public async Task A_class_and_every_type_around_it_become_partial() => Assert.Equal(
        """
        public partial class Outer
        {
            // inside
            internal readonly partial struct Inner
            {
                [PersistedSession]
                public sealed partial class Chat { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
            }
        }
        """,
        await Fix(new MakePartialFix(), """
        public class Outer
        {
            // inside
            internal readonly struct Inner
            {
                [PersistedSession]
                public sealed class Chat { [Key] public string Id { get; init; } = ""; public int Number { get; set; } }
            }
        }
        """));

    [Fact]
    public async Task A_class_without_modifiers_keeps_its_comment() => Assert.Equal(
        "// A chat.\npartial class Outer { [PersistedSession] partial class Chat { [Key] public string Id { get; init; } = \"\"; public int A { get; set; } } }",
        await Fix(new MakePartialFix(), "// A chat.\nclass Outer { [PersistedSession] class Chat { [Key] public string Id { get; init; } = \"\"; public int A { get; set; } } }"));

    [Fact]
    public async Task What_looks_like_the_key_becomes_the_key()
    {
        var text = await Fix(new AddKeyFix(), "[PersistedSession] public partial class ChatSession { public string SessionId { get; init; } = \"\"; public int A { get; set; } }");
        Assert.Matches(@"\[Key\]\s+public string SessionId", text);
    }

    [Fact]
    public async Task A_key_is_added_where_there_is_none()
    {
        var text = await Fix(new AddKeyFix(), "[PersistedSession] public partial class Chat { public int A { get; set; } }");
        Assert.Matches(@"\[Key\]\s+public required string Id \{ get; init; \}", text);
    }

    [Theory]
    [InlineData("public string Id { get; init; } = \"\";")]
    [InlineData("")]
    public async Task A_key_is_called_Key_and_its_namespace_used(string member)
    {
        var text = await Fix(new AddKeyFix(), $"using Persistence;\n\n[PersistedSession] public partial class Chat {{ {member} public int A {{ get; set; }} }}", usings: "");
        Assert.Matches(@"^using Persistence;\nusing System.ComponentModel.DataAnnotations;\n\n\[PersistedSession\] public partial class Chat\s+\{\s+\[Key\]\s+public ", text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_key_is_written_in_full_where_Key_is_another_attribute()
    {
        var text = await Fix(new AddKeyFix(), "[PersistedSession] public partial class Chat { public string Id { get; init; } = \"\"; public int A { get; set; } } public class KeyAttribute : Attribute;");
        Assert.Matches(@"\[System.ComponentModel.DataAnnotations.Key\]\s+public string Id", text);
    }

    [Fact]
    public async Task An_entrys_member_becomes_init_only() => Assert.Contains(
        "public int Number { get; init; }",
        await Fix(new InitOnlyFix(), "[PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = \"\"; [AppendOnly] public List<Entry> Log { get; init; } = []; } public class Entry { public int Number { get; set; } }"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[SerializedBy(typeof(Known))] public int[]? It { get; set; }", "[JsonSerializable(typeof(string))]\n", "[JsonSerializable(typeof(string))]\n[JsonSerializable(typeof(int[]))]\n")]
    [InlineData("[SerializedBy(typeof(Known))] public DateTime? It { get; set; }", "", "[JsonSerializable(typeof(DateTime))]\n")]
    [InlineData("[AppendOnly, SerializedBy(typeof(Known))] public List<System.Net.IPAddress> It { get; init; } = [];", "", "[JsonSerializable(typeof(System.Net.IPAddress))]\n")]
    [InlineData("public Part? It { get; set; }", "", "[JsonSerializable(typeof(Dictionary<string, string>))]\n")]
    public async Task A_context_gets_the_type_that_it_lacks(string member, string before, string after)
    {
        var source = $$"""
            [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = ""; {{member}} }
            public record Part([property: SerializedBy(typeof(Known))] Dictionary<string, string> Texts);

            // What it knows.
            public class Known() : JsonSerializerContext(null)
            {
                protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """.ReplaceLineEndings("\n");
        string With(string attributes) => source.Replace("public class Known", attributes + "public class Known", StringComparison.Ordinal);
        Assert.Equal(With(after), (await Fix(new KnownToContextFix(), With(before))).ReplaceLineEndings("\n"));
    }

    private static async Task<string> Fix(CodeFixProvider fix, string source, string usings = UserProject.Usings)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("UserProject", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp14))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(References.All);
        project = project.AddDocument("Usings.cs", usings).Project;
        var document = project.AddDocument("Chat.cs", source.ReplaceLineEndings("\n"));
        var diagnostic = (await Analyze(document.Project)).First(found => fix.FixableDiagnosticIds.Contains(found.Id));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellation));
        var operations = await Assert.Single(actions).GetOperationsAsync(cancellation);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        Assert.DoesNotContain(await Analyze(changed.Project), found => fix.FixableDiagnosticIds.Contains(found.Id));
        return (await changed.GetTextAsync(cancellation)).ToString();
    }

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(Project project)
    {
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return await compilation!.WithAnalyzers([new UsageAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}
