using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Asynchrony;

/// <summary>The example of docs/async.md compiles without a warning, and runs.</summary>
public sealed class DocumentedAsync : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documented-async-").FullName;

    [Fact]
    public void The_example_runs()
    {
        var use = Block("use").Replace("Data Source=runs.db", "Data Source=" + Path.Combine(_folder, "runs.db"), StringComparison.Ordinal).Replace("Console.WriteLine(", "said.Add(", StringComparison.Ordinal);
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
                    {{use}}
                    return string.Join("; ", said);
                }
            }
            """);
        Assert.Equal("run-1: 103 steps; run-1", said);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Block(string name, [CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/async.md"))).ReplaceLineEndings("\n");
        return Regex.Match(page, $"<!-- {name} -->\n```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
    }
}
