using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Tails;

/// <summary>The examples of docs/tails.md compile without a warning, and run.</summary>
public sealed class DocumentedTails : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documented-tails-").FullName;

    [Fact]
    public void The_examples_run()
    {
        var said = RoundTrip.Run($$"""
            using System.Threading;
            using System.Threading.Tasks;
            {{Block("class")}}
            public static class Case
            {
                public static string Run() => Use(CancellationToken.None).GetAwaiter().GetResult();

                private static async Task<string> Use(CancellationToken cancellationToken)
                {
                    var said = new List<string>();
                    void Say(string text)
                    {
                        said.Add(text);
                        using var other = new TeamChatSqliteStore("Data Source={{Path.Combine(_folder, "chat.db")}}");
                        if (text.StartsWith("(that", StringComparison.Ordinal) || text == "last")
                        {
                            other.Delete("tea");
                        }
                    }

                    void Create(params string[] texts)
                    {
                        using var other = new TeamChatSqliteStore("Data Source={{Path.Combine(_folder, "chat.db")}}");
                        var chat = new TeamChat { Id = "tea" };
                        chat.Lines.AddRange(texts.Select((text, number) => new ChatLine($"{number}", "Ada", text)));
                        other.Create(chat);
                    }

                    Create("one", "two");
                    {{Code("use")}}
                    Create("one", "two", "last");
                    {{Code("blocking")}}
                    return string.Join("; ", said);
                }
            }
            """);
        Assert.Equal("Ada: one; Ada: two; (that is all so far); (the chat was deleted); last", said);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Code(string name) => Block(name).Replace("Data Source=chat.db", "Data Source=" + Path.Combine(_folder, "chat.db"), StringComparison.Ordinal).Replace("Console.WriteLine(", "Say(", StringComparison.Ordinal);

    private static string Block(string name, [CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/tails.md"))).ReplaceLineEndings("\n");
        return Regex.Match(page, $"<!-- {name} -->\n```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
    }
}
