using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Schema;

/// <summary>The upgrade steps of docs/schema-evolution.md compile without a warning, and upgrade what the two versions before them stored, on each backend that is a file.</summary>
public sealed class DocumentedUpgrades : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documented-upgrades-").FullName;

    [Theory]
    [InlineData("SqliteStore", "Data Source={0}/people.db")]
    [InlineData("JsonStore", "{0}")]
    public void The_example_runs(string store, string place)
    {
        place = place.Replace("{0}", _folder, StringComparison.Ordinal);
        var said = RoundTrip.Run($$"""
            using System.Text.Json.Nodes;
            {{Block()}}
            #pragma warning disable PG0018
            public sealed record Remark1(string Text);
            [PersistedSession(Name = "person")] public sealed partial class Person1 { [Key] public required string Id { get; init; } public string FullName { get; set; } = ""; [AppendOnly] public List<Remark1> Remarks { get; init; } = []; }
            [PersistedSession(Name = "person", SchemaVersion = 2)] public sealed partial class Person2 { [Key] public required string Id { get; init; } public string FirstName { get; set; } = ""; public string LastName { get; set; } = ""; [AppendOnly] public List<Remark1> Remarks { get; init; } = []; }
            public static class Case
            {
                public static string Run()
                {
                    using (var first = new Person1{{store}}("{{place}}"))
                    {
                        first.Create(new Person1 { Id = "a", FullName = "Ada Lovelace", Remarks = [new Remark1("one")] });
                    }

                    using (var second = new Person2{{store}}("{{place}}"))
                    {
                        second.Create(new Person2 { Id = "b", FirstName = "Grace", LastName = "Hopper", Remarks = [new Remark1("two")] });
                    }

                    using var store = new Person{{store}}("{{place}}");
                    return string.Join("; ", store.Keys().Select(key => store.Load(key)).Select(person => $"{person.LastName}, {person.FirstName}: {person.Remarks[0]}"));
                }
            }
            """);
        Assert.Equal("Lovelace, Ada: Remark { Title = , Text = one }; Hopper, Grace: Remark { Title = , Text = two }", said);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Block([CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/schema-evolution.md"))).ReplaceLineEndings("\n");
        return Regex.Match(page, "## Upgrade steps\n.*?```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
    }
}
