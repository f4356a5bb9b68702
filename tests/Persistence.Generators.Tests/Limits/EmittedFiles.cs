using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Analyzers.Counting;
using Persistence.Generators.Tests.Harness;
using Persistence.Generators.Tests.Snapshots;

namespace Persistence.Generators.Tests.Limits;

/// <summary>Holds every generated file to the V2 limits, counted by the code that the analyzers count with.</summary>
public sealed partial class EmittedFiles
{
    private const int LongestLine = 160;

    [Theory]
    [InlineData("Multichat")]
    [InlineData("CompositeKey")]
    [InlineData("Asynchronous")]
    public void Of_a_snapshot(string name) => Check(GeneratedFiles.Input(name));

    [Theory]
    [InlineData(9, false)]
    [InlineData(25, false)]
    [InlineData(64, false)]
    [InlineData(64, true)]
    public void Of_a_class_with_many_members_of_each_kind(int members, bool isAsync) => Check($$"""
        [PersistedSession(Async = {{(isAsync ? "true" : "false")}})]
        public partial class Large
        {
            [Key] public string Id { get; init; } = "";
        {{Lines(members - 1, static number => $"    [Indexed, Required, StringLength(50, MinimumLength = 1), RegularExpression(\"a{number}\")] public string P{number} {{ get; init; }} = \"\";")}}
        {{Lines(12, static number => $"    [AppendOnly] public List<Entry> Log{number} {{ get; init; }} = [];")}}
        }
        public record Entry({{string.Join(", ", Enumerable.Range(0, members).Select(static number => $"[property: Required, MaxLength(10), RegularExpression(\"b\")] string E{number}"))}});
        """);

    [Fact]
    public void Of_an_entry_with_as_many_init_only_members_as_can_be() => Check($$"""
        [PersistedSession]
        public partial class Large
        {
            [Key] public string Id { get; init; } = "";
            [AppendOnly] public List<Entry> Log { get; init; } = [];
        }
        public record Entry(int First)
        {
        {{Lines(63, static number => $"    public int E{number} {{ get; init; }}")}}
        }
        """);

    [Theory]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(63)]
    public void Of_a_class_with_long_names_of_types(int members) => Check($$"""
        namespace Company.Product.Conversations.Persistence.Sessions;

        [PersistedSession]
        public partial class ConversationBetweenManyAgents
        {
            [Key] public string Id { get; init; } = "";
        {{Lines(members, static number => $"    public Dictionary<string, List<DecisionOfAnAgentInAConversation>> DecisionsByTheNameOfTheAgent{number} {{ get; init; }} = [];")}}
            [AppendOnly] public List<DecisionOfAnAgentInAConversation> DecisionsThatWereTaken { get; init; } = [];
        }
        public record DecisionOfAnAgentInAConversation(
            [property: Key] string NameOfTheDecision,
            [property: StringLength(300, ErrorMessage = "A message that is long enough to be broken if that were possible, which a literal does not allow, so that its line stays.")] string Text,
            Dictionary<string, Dictionary<string, List<DateTimeOffset>>> Participants);
        """);

    private static void Check(string source)
    {
        var files = Generation.Of(source).Generates().Compiles().Files;
        Assert.All(files, static file => CheckFile(file.Key, file.Value));
        Assert.All(files, static file => CheckLines(file.Value.Split('\n')));
    }

    // Where broken lines would exceed the limit on lines, they stay: the 63 members of one class. A literal is never broken.
    private static void CheckLines(string[] lines)
    {
        var tooLong = lines.Where(static line => line.Length > LongestLine && !Literal().IsMatch(line)).ToList();
        Assert.True(tooLong.Count == 0 || lines.Length + tooLong.Sum(static line => line.Length / (LongestLine / 2)) > 400, tooLong.FirstOrDefault());
    }

    // A function that is one expression has no lines to read and takes nothing of the ten. A flat list, a case or a test for each member, is as long
    // as the class and reads at a glance: cut into functions of ten branches it would have names that say nothing.
    private static void CheckFile(string name, string text)
    {
        var measured = FileMeasurement.Measure(CSharpSyntaxTree.ParseText(text));
        Assert.InRange(measured.Lines, 1, 400);
        Assert.True(measured.Functions.Count(static function => !IsOneExpression(function)) <= 10, $"{name} has {measured.Functions.Count} functions");
        Assert.InRange(measured.Classes.Count, 0, 5);
        Assert.All(measured.Functions, static function => Assert.True(function.Complexity <= 10 || function.Name is "ReadMember" or "AssignRest", $"{function.Name} has complexity {function.Complexity}"));
        Assert.All(measured.Functions, static function => Assert.InRange(function.ParameterCount, 0, 5));
        Assert.DoesNotContain('\r', text);
    }

    private static bool IsOneExpression(FunctionMeasurement function) =>
        function is { Complexity: 1, Declaration: BaseMethodDeclarationSyntax { ExpressionBody: not null } or PropertyDeclarationSyntax { ExpressionBody: not null } };

    [GeneratedRegex("\"[^\"]{100,}\"")]
    private static partial Regex Literal();

    private static string Lines(int count, Func<int, string> line) =>
        string.Join("\n", Enumerable.Range(0, count).Select(line));
}
