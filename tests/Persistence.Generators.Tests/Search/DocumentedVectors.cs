using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Search;

/// <summary>The examples of docs/search.md about embeddings compile without a warning, and run.</summary>
public sealed class DocumentedVectors : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documented-vectors-").FullName;

    [Fact]
    public void The_examples_run()
    {
        var said = RoundTrip.Run($$"""
            {{Block("vector-class")}}
            public static class Case
            {
                public static string Run()
                {
                    using var store = new AtlasJsonStore(@"{{_folder}}");
                    store.Create(new Atlas { Region = "north", Keeper = "ada", Places = { new Place("1", "The old harbour", new float[] { 1, 0, 0 }), new Place("2", "A hill", new float[] { 0, 1, 0 }) } });
                    store.Create(new Atlas { Region = "south", Places = { new Place("1", "A lake", new float[] { 0, 2, 0 }), new Place("2", "A road") } });
                    {{Block("vector-use")}}
                    return string.Join("; ", near.Concat(both).Concat(ofAda).Select(hit => $"{hit.Key}/{hit.Entry.Id} {System.FormattableString.Invariant($"{hit.Score}")}"));
                }
            }
            """);
        Assert.Equal("north/2 0.993884; south/1 0.993884; north/1 0.110432; north/1 0.032266; north/2 0.016393; south/1 0.016129; north/2 0.993884; north/1 0.110432", said);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Block(string name, [CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/search.md"))).ReplaceLineEndings("\n");
        return Regex.Match(page, $"<!-- {name} -->\n```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
    }
}
