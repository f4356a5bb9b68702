using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>docs/types.md is true: each type it lists is stored, in the column it says, and its example compiles and runs.</summary>
public sealed class DocumentedTypes
{
    public static TheoryData<string, string> Types => new(
        Regex.Matches(Page(), @"^\| (`[^|]+`) \| [^|]+ \| (?:(TEXT|INTEGER|ANY|BLOB)|as the value)[^|]*\|$", RegexOptions.Multiline)
            .SelectMany(static row => Regex.Matches(row.Groups[1].Value, "`([^`]+)`").Select(type => (type.Groups[1].Value, row.Groups[2].Value))));

    [Fact]
    public void All_types_are_found() => Assert.True(Types.Count > 50, $"{Types.Count}");

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_has_its_column(string type, string column)
    {
        var generation = Generation.Of($$"""
            using System.Collections.Concurrent;
            using System.Collections.Frozen;
            using System.Collections.Immutable;
            using System.Collections.ObjectModel;
            using System.Text.Json;
            using System.Text.Json.Nodes;
            [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = "k"; public {{type}} Listed { get; set; } = default!; }
            """);
        Assert.Contains($"new(\"listed\", \"{(column.Length > 0 ? column : type == "Guid?" ? "TEXT" : "INTEGER")}\"", string.Concat(generation.Files.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_runs() => Assert.Equal("""{"id":"k","topic":null,"day":"Friday"}""", RoundTrip.Run(Regex.Matches(Page(), "```csharp\n(.*?)```", RegexOptions.Singleline)[2].Groups[1].Value + """
        public static class Case { public static string Run() => Check<Meeting, string, MeetingMap>.Json(new() { Id = "k", Day = DayOfWeek.Friday }); }
        """));

    [Fact]
    public void What_others_serialize_runs() => Assert.Equal("""{"id":"k","steps":{"a":1,"b":2}} {"key":"c","value":3}""", RoundTrip.Run(Regex.Matches(Page(), "```csharp\n(.*?)```", RegexOptions.Singleline)[1].Groups[1].Value + """
        public static class Case
        {
            public static string Run()
            {
                var stroll = new Stroll { Id = "k", Steps = { ["b"] = 2, ["a"] = 1 } };
                var writer = new Persistence.Serialization.JsonWriter();
                StrollMap.LogLog.Write(writer, new("c", 3));
                return $"{Check<Stroll, string, StrollMap>.Json(Check<Stroll, string, StrollMap>.Again(stroll))} {System.Text.Encoding.UTF8.GetString(writer.Written)}";
            }
        }
        """));

    [Fact]
    public void The_ways_out_for_types_of_others_run() => Assert.Equal("T7 127.0.0.1 soon,late [a, 5]", RoundTrip.Run(Regex.Matches(Page(), "```csharp\n(.*?)```", RegexOptions.Singleline)[0].Groups[1].Value + """
        public static class Case
        {
            public static string Run()
            {
                var folder = System.IO.Directory.CreateTempSubdirectory().FullName;
                try
                {
                    using var store = new VisitJsonStore(folder);
                    store.Create(new Visit { Id = new(7), Address = IPAddress.Loopback, WaitingStored = [("late", 2), ("soon", 1)], Messages = { StoredMessage.Of("m", new("a", 5)) } });
                    var visit = store.Load(new(7));
                    return $"{visit.Id} {visit.Address} {visit.Waiting.Dequeue()},{visit.Waiting.Dequeue()} {visit.Messages[0].ToMessage()}";
                }
                finally
                {
                    System.IO.Directory.Delete(folder, true);
                }
            }
        }
        """));

    private static string Page([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/types.md"))).ReplaceLineEndings("\n");
}
