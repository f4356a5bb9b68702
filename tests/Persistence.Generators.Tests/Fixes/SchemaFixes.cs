using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Persistence.CodeFixes.Schema;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Tests.Harness;
using Persistence.Generators.Tests.Schema;

namespace Persistence.Generators.Tests.Fixes;

/// <summary>The fixes of the diagnostics about stored shapes: what they write, and that each writes the file or the code, and never both.</summary>
public sealed class SchemaFixes
{
    private const string Before = "[PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = \"\"; public int Number { get; set; } public string FullName { get; set; } = \"\"; [AppendOnly] public List<string> Lines { get; init; } = []; }";

    [Fact]
    public async Task A_file_is_created_and_then_nothing_is_reported()
    {
        var (code, file) = await Fix(new UpdateSchemaFix(), "", Before);
        Assert.Equal(Before, code);
        Assert.Equal(Remembered.FileOf(Before), file);
    }

    [Fact]
    public async Task A_file_that_is_out_of_date_is_updated()
    {
        var after = Before.Replace("public int Number", "public int Size { get; set; } public int Number", StringComparison.Ordinal);
        var (code, file) = await Fix(new UpdateSchemaFix(), Remembered.FileOf(Before), after);
        Assert.Equal(after, code);
        Assert.Contains("chat header size: int @1\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_member_is_accepted_in_the_file_alone()
    {
        var after = Before.Replace("public int Number { get; set; } ", "", StringComparison.Ordinal);
        var (code, file) = await Fix(new AcceptChangeFix(), Remembered.FileOf(Before), after);
        Assert.Equal(after, code);
        Assert.Contains("chat header number: int @1..1 accepted: nobody reads it any more\n", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FullName", "DisplayName", "public string DisplayName", "[PersistedName(\"displayName\", Former = [\"FullName\"])] public string DisplayName")]
    [InlineData("Lines", "Texts", "[AppendOnly] public List<string> Texts", "[AppendOnly] [PersistedName(\"texts\", Former = [\"Lines\"])] public List<string> Texts")]
    [InlineData("FullName", "DisplayName", "[PersistedName(\"name\")] public string DisplayName", "[PersistedName(\"name\", Former = [\"FullName\"])] public string DisplayName")]
    public async Task A_renamed_member_gets_its_former_name(string old, string name, string declaration, string expected)
    {
        var after = Before.Replace(old, name, StringComparison.Ordinal).Replace(declaration.Replace("[PersistedName(\"name\")] ", "", StringComparison.Ordinal), declaration, StringComparison.Ordinal);
        var file = Remembered.FileOf(Before);
        var (code, written) = await Fix(new FormerNameFix(), file, after);
        Assert.Equal(after.Replace(declaration, expected, StringComparison.Ordinal), code.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("]\n", "] ", StringComparison.Ordinal));
        Assert.Equal(file, written);
    }

    [Fact]
    public async Task A_parameter_of_an_entry_gets_its_former_name()
    {
        const string entry = "[PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = \"\"; [AppendOnly] public List<Entry> Lines { get; init; } = []; } public record Entry(string Text, int Weight = 0);";
        var (code, _) = await Fix(new FormerNameFix(), Remembered.FileOf(entry), entry.Replace("Weight", "Size", StringComparison.Ordinal));
        Assert.Contains("record Entry(string Text, [property: PersistedName(\"size\", Former = [\"Weight\"])] int Size = 0)", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_member_is_retired()
    {
        var file = Remembered.FileOf(Before);
        var (code, written) = await Fix(new RetireNameFix(), file, Before.Replace("public int Number { get; set; } ", "", StringComparison.Ordinal));
        Assert.Contains("Retired(\"number\")", code, StringComparison.Ordinal);
        Assert.Equal(file, written);
    }

    [Theory]
    [InlineData("[PersistedSession]", "[PersistedSession(SchemaVersion = 2)]")]
    [InlineData("[PersistedSession(SchemaVersion = 1, Async = true)]", "[PersistedSession(SchemaVersion = 2, Async = true)]")]
    public async Task A_renamed_log_raises_the_version(string attribute, string expected)
    {
        var after = Before.Replace("[AppendOnly] public List<string> Lines", "[AppendOnly, PersistedName(\"texts\", Former = [\"Lines\"])] public List<string> Texts", StringComparison.Ordinal).Replace("[PersistedSession]", attribute, StringComparison.Ordinal);
        var (code, _) = await Fix(new RaiseVersionFix(), Remembered.FileOf(Before), after);
        Assert.StartsWith(expected, code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_class_gets_its_storage_name()
    {
        const string other = "[PersistedSession] public partial class Note { [Key] public string Id { get; init; } = \"\"; public int Number { get; set; } }";
        var (code, _) = await Fix(new StorageNameFix(), Remembered.FileOf(other), other.Replace("class Note", "class Paper", StringComparison.Ordinal));
        Assert.StartsWith("[PersistedSession(Name = \"note\")]", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_fixed_at_once_and_a_decision_never_for_a_whole_solution()
    {
        var after = Before.Replace("public int Number { get; set; } public string FullName { get; set; } = \"\";", "public long Other { get; set; }", StringComparison.Ordinal);
        var (_, file) = await FixAll(new AcceptChangeFix(), FixAllScope.Project, Remembered.FileOf(Before), after, ("PG1004", null));
        Assert.Contains("chat header number: int @1..1 accepted: ", file, StringComparison.Ordinal);
        Assert.Contains("chat header fullName: string @1..1 accepted: ", file, StringComparison.Ordinal);
        var (code, _) = await FixAll(new RetireNameFix(), FixAllScope.Project, Remembered.FileOf(Before), after, ("PG1004", null));
        Assert.Contains("Retired(\"number\")", code, StringComparison.Ordinal);
        Assert.Contains("Retired(\"fullName\")", code, StringComparison.Ordinal);
        CodeFixProvider[] decisions = [new RetireNameFix(), new FormerNameFix(), new RaiseVersionFix(), new StorageNameFix()];
        Assert.All(decisions, static fix => Assert.DoesNotContain(FixAllScope.Solution, fix.GetFixAllProvider()!.GetSupportedFixAllScopes()));
        Assert.Contains(FixAllScope.Solution, new UpdateSchemaFix().GetFixAllProvider()!.GetSupportedFixAllScopes());
    }

    [Fact]
    public async Task A_command_accepts_only_for_a_person_who_says_why()
    {
        var (before, after) = (Remembered.FileOf(Before), Before.Replace("public int Number { get; set; } ", "", StringComparison.Ordinal));
        await Assert.ThrowsAsync<InvalidOperationException>(() => FixAll(new AcceptChangeFix(), FixAllScope.Solution, before, after, ("PG1004", null)));
        var (code, file) = await FixAll(new AcceptChangeFix(), FixAllScope.Solution, before, after, ("PG1004", "split, see the step"));
        Assert.Equal(after, code);
        Assert.Contains("chat header number: int @1..1 accepted: split, see the step\n", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "nobody reads its data any more")]
    [InlineData("moved to another store", "moved to another store")]
    public async Task A_removed_class_is_accepted_with_the_reason_that_is_said(string? said, string written)
    {
        var file = Remembered.FileOf(Before + " [PersistedSession] public partial class Draft { [Key] public string Id { get; init; } = \"\"; }");
        var (code, accepted) = await FixAll(new AcceptChangeFix(), said is null ? FixAllScope.Project : FixAllScope.Solution, file, Before, ("PG1003", said));
        Assert.Equal(Before, code);
        Assert.Matches($"(?m)^draft SchemaVersion: 1 #[0-9a-f]{{8}} Draft removed: {written}$", accepted);
        Assert.Equal(file.Split('\n').Length, accepted.Split('\n').Length);
    }

    private static async Task<(string Code, string File)> Fix(CodeFixProvider fix, string file, string source)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var (document, additional) = Project(workspace, file, source);
        var diagnostic = (await Analyze(document.Project)).First(found => fix.FixableDiagnosticIds.Contains(found.Id));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellation));
        var changed = await Changed(actions[0]);
        Assert.DoesNotContain(await Analyze(changed.GetProject(document.Project.Id)!), found => fix.FixableDiagnosticIds.Contains(found.Id));
        return await Texts(changed, document, additional);
    }

    private static async Task<(string Code, string File)> FixAll(CodeFixProvider fix, FixAllScope scope, string file, string source, (string Id, string? Reason) what)
    {
        using var workspace = new AdhocWorkspace();
        var (document, additional) = Project(workspace, file, source);
        if (what.Reason is { } reason)
        {
            var settings = document.Project.AddAnalyzerConfigDocument("x.globalconfig", SourceText.From("is_global = true\nbuild_property.PersistedSchemaReason = " + reason), filePath: "/project/x.globalconfig");
            document = settings.Project.GetDocument(document.Id)!;
        }

        var context = new FixAllContext(document, fix, scope, fix.GetType().Name, [what.Id], new Diagnostics(), TestContext.Current.CancellationToken);
        var changed = await Changed(await fix.GetFixAllProvider()!.GetFixAsync(context) ?? throw new InvalidOperationException("nothing is fixed"));
        return await Texts(changed, document, additional);
    }

    private static async Task<Solution> Changed(CodeAction action) =>
        (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<(string Code, string File)> Texts(Solution solution, Document document, DocumentId additional) => (
        (await solution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString(),
        (await solution.GetAdditionalDocument(additional)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());

    private static (Document Document, DocumentId Additional) Project(AdhocWorkspace workspace, string file, string source)
    {
        var project = workspace.AddProject("UserProject", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp14))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(References.All);
        var additional = project.AddAdditionalDocument("PersistedSchema.txt", SourceText.From(file, Encoding.UTF8), filePath: "/project/PersistedSchema.txt");
        return (additional.Project.AddDocument("Usings.cs", UserProject.Usings).Project.AddDocument("Chat.cs", source), additional.Id);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(Project project)
    {
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return await compilation!.WithAnalyzers([new SchemaAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Diagnostics : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await Analyze(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => await Analyze(document.Project);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
