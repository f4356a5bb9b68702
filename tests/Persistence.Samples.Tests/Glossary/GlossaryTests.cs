using Persistence.Samples.Tests.Programs;
using Xunit;

namespace Persistence.Samples.Tests.Glossary;

/// <summary>The words that docs/glossary.md avoids are in no code, comment, message or page.</summary>
public sealed class GlossaryTests
{
    private static readonly string[] s_folders = ["src", "samples", "docs", "tests/Conformance", ""];
    private static readonly string[] s_endings = [".cs", ".lua", ".md", ".props", ".targets", ".csproj"];

    // Where a word is right although the glossary avoids it: file, text of the line, why.
    private static readonly (string File, string Text, string Reason)[] s_exceptions =
    [
        ("docs/glossary.md", "", "it names the words"),
    ];

    private static readonly IReadOnlyList<AvoidedWord> s_avoided = AvoidedWord.ReadAll(Read("docs/glossary.md"));

    [Fact]
    public void No_avoided_word_is_used()
    {
        var found = Files().SelectMany(Problems).ToList();
        Assert.True(found.Count == 0, $"{found.Count} words that docs/glossary.md avoids:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("/// <summary>Tells whether it is there.</summary>", "tells")]
    [InlineData("private void SetAside(string file)", "set* aside")]
    [InlineData("// Other stores are not\n// to wait.", "are not to")]
    [InlineData("call.RefuseNewerSchema(state);", "`Refuse*`")]
    [InlineData("var left_over = 1;", "left over")]
    public void A_word_is_found_in_prose_and_in_names(string text, string word) =>
        Assert.Contains(s_avoided.Where(avoided => avoided.FindIn(new SourceText(text)).Any()), avoided => avoided.ToString() == word);

    [Theory]
    [InlineData("store.Create(new TeamChat { Id = \"tea-room\" });")]
    [InlineData("throw RefusedSession.Make();")]
    [InlineData("/// <summary>Turns text into bytes, one line at a time.</summary>")]
    public void Other_words_are_left_alone(string text) =>
        Assert.DoesNotContain(s_avoided, avoided => avoided.FindIn(new SourceText(text)).Any());

    [Fact]
    public void Each_exception_is_needed() =>
        Assert.All(s_exceptions, exception => Assert.Contains(exception.Text, Read(exception.File), StringComparison.Ordinal));

    private static IEnumerable<string> Problems(string file)
    {
        var source = new SourceText(Read(file));
        var lines = source.Text.Split('\n');
        return from avoided in s_avoided
               from place in avoided.FindIn(source)
               where !s_exceptions.Any(exception => exception.File == file && lines[place.Line - 1].Contains(exception.Text, StringComparison.Ordinal))
               select $"{file}:{place.Line}: {place.Problem}";
    }

    private static IEnumerable<string> Files() =>
        from folder in s_folders
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", folder is "" or "tests/Conformance" ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where folder != "tests/Conformance" || file.EndsWith(".md", StringComparison.Ordinal)
        where s_endings.Contains(Path.GetExtension(file)) && !file.Split('/').Any(static part => part is "bin" or "obj")
        select file;

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
}
