using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Search;

/// <summary>The examples of docs/search.md compile without a warning, and run.</summary>
public sealed class DocumentedSearch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documented-search-").FullName;

    [Fact]
    public void The_examples_run()
    {
        var said = RoundTrip.Run($$"""
            {{Block("class")}}
            public static class Case
            {
                public static string Run()
                {
                    var said = new List<string>();
                    void Say(string text) => said.Add(text);
                    using (var other = new KnowledgeJsonStore(@"{{_folder}}"))
                    {
                        other.Create(new Knowledge { Area = "net", Keeper = "ada", Title = "Retry policies", Tags = { "HttpClient" }, Facts = { new Fact("1", "A draft: the HttpClient timeout is 5 s"), new Fact("2", "The http-client's timeout is 10 s"), new Fact("3", "Clients") } });
                        other.Create(new Knowledge { Area = "db", Title = "Backups" });
                    }

                    {{Block("use").Replace("new KnowledgeJsonStore(\"knowledge\")", $"new KnowledgeJsonStore(@\"{_folder}\")", StringComparison.Ordinal).Replace("Console.WriteLine(", "Say(", StringComparison.Ordinal)}}
                    {{Block("among")}}
                    return string.Join("; ", said) + (next is null ? "" : "; more") + $"; {titles.Count} and {entries.Count} of Ada";
                }
            }
            """);
        Assert.Equal("6.28586 net: HttpClient (retry, policy, http, client); 1 facts, first net/2: The http-client's timeout is 10 s; 1 and 2 of Ada", said);
    }

    [Fact]
    public void The_knowledge_is_shared_superseded_found_and_forgotten()
    {
        var said = RoundTrip.Run($$"""
            {{Block("knowledge-class")}}
            public static class Case
            {
                public static string Run()
                {
                    using var store = new TeamFactJsonStore(@"{{_folder}}");
                    {{Block("knowledge-use")}}
                    return string.Join(", ", now.Select(hit => hit.Key)) + "; " + ever.Count + "; " + isForgotten + "; " + store.Search("5 seconds").Count;
                }
            }
            """);
        Assert.Equal("timeout-2; 2; True; 1", said);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Block(string name, [CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/search.md"))).ReplaceLineEndings("\n");
        return Regex.Match(page, $"<!-- {name} -->\n```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
    }
}
