using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Benchmarks.Generator;

/// <summary>A project with many session classes of ten members, all of them also in one serializer context.</summary>
internal static class SessionClasses
{
    public const string Elsewhere = "Elsewhere.cs";

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.CSharp14);

    public static CSharpCompilation Project(int classes)
    {
        var numbers = Enumerable.Range(0, classes).ToList();
        var context = string.Concat(numbers.Select(static number => $"[JsonSerializable(typeof(Sessions.Chat{number}))]\n"));
        var files = numbers.Select(static number => (Text: Class(number), Path: $"Chat{number}.cs"))
            .Append((Text: $"using System.Text.Json.Serialization;\n{context}[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]\ninternal sealed partial class AllChats : JsonSerializerContext;".Replace("JsonSerializerDefaults", "System.Text.Json.JsonSerializerDefaults", StringComparison.Ordinal), Path: "AllChats.cs"))
            .Append((Text: "public static class Elsewhere { public static int Number => 1; }", Path: Elsewhere));
        return CSharpCompilation.Create(
            "Sessions",
            files.Select(static file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.Path)),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The same project as the compiler gets it from the parser: trees that nobody has looked at, symbols that nobody has bound.</summary>
    public static CSharpCompilation Fresh(CSharpCompilation project) => project
        .RemoveAllSyntaxTrees()
        .AddSyntaxTrees(project.SyntaxTrees.Select(static tree => CSharpSyntaxTree.Create((CSharpSyntaxNode)tree.GetRoot(), Parsing, tree.FilePath, Encoding.UTF8)));

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "StackExchange.Redis.dll" or "Persistence.Abstractions.dll" or "Persistence.Json.dll" or "Persistence.Sqlite.dll" or "Persistence.Redis.dll"))
            .DistinctBy(Path.GetFileName)
            .Select(static path => MetadataReference.CreateFromFile(path));

    private static string Class(int number) => $$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using Persistence;

        namespace Sessions;

        [PersistedSession]
        public sealed partial class Chat{{number}}
        {
            [Key] public string Id { get; set; } = "";
            [Required, StringLength(200)] public string Topic { get; set; } = "";
            public string? Initiator { get; set; }
            [Indexed] public DayOfWeek Day { get; set; }
            public List<string> Participants { get; set; } = [];
            [Indexed] public DateTimeOffset LastActivity { get; set; }
            public Dictionary<string, string> Context { get; set; } = [];
            public int Progress { get; set; }
            public decimal? Cost { get; set; }
            [AppendOnly] public List<Message{{number}}> Messages { get; set; } = [];
        }

        public sealed record Message{{number}}(string Id, string Sender, string Content, DateTimeOffset SentAt);
        """;
}
