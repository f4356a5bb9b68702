using System.Text;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>
/// What other programs do to a text file: line ends, a byte order mark, spaces, joined lines. Every commit is there, the store says
/// so and names the way out, and Recover loses nothing.
/// </summary>
public sealed class ForeignTextTests : IDisposable
{
    private static readonly Dictionary<string, Func<string, string[], string>> s_changes = new()
    {
        ["carriage returns"] = static (text, _) => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["mixed line ends"] = static (_, lines) => string.Concat(lines.Select((line, number) => line + (number % 2 == 0 ? "\r\n" : "\n"))),
        ["only carriage returns"] = static (text, _) => text.Replace('\n', '\r'),
        ["byte order mark"] = static (text, _) => "\ufeff" + text,
        ["byte order mark and carriage returns"] = static (text, _) => "\ufeff" + text.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["trailing spaces"] = static (text, _) => text.Replace("\n", "  \t\n", StringComparison.Ordinal),
        ["no newline and carriage returns"] = static (_, lines) => string.Join("\r\n", lines),
        ["empty lines"] = static (_, lines) => string.Join("\n\n", lines) + "\n\n",
        ["joined lines"] = static (_, lines) => string.Concat(lines) + "\n",
        ["last line alone"] = static (text, _) => text[..^1] + "\r\n",
        ["another byte for the last newline"] = static (text, _) => text[..^1] + "\v",
    };

    private readonly TemporaryStore _place = new();
    private readonly string _expected;
    private readonly byte[] _written;

    public ForeignTextTests()
    {
        using var store = _place.Open();
        store.Create(TemporaryStore.Chat("a"));
        store.AppendNotes("a", "one", "two \r\n and more");
        store.AppendRemarks("a", TemporaryStore.Remark("r", "}{\"$commit\":1"));
        var chat = store.Load("a");
        chat.Topic = "second topic";
        store.Save(chat);
        store.AppendNotes("a", "three");
        _expected = ChatText.Of(store.Load("a"));
        _written = File.ReadAllBytes(_place.FileOf("a"));
    }

    public static TheoryData<string> Changes => [.. s_changes.Keys];

    public void Dispose() => _place.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void Nothing_is_silently_missing_and_recover_makes_it_whole(string change)
    {
        var changed = Changed(change);
        Assert.NotEqual(_written, changed);
        File.WriteAllBytes(_place.FileOf("a"), changed);
        using var store = _place.Open();
        Assert.Equal(["a"], store.Keys());
        Assert.Equal(1, store.Count());
        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal("a", finding.SessionKey);
        Assert.Contains("Recover", finding.Problem, StringComparison.Ordinal);
        Assert.Contains("nothing is lost", finding.Problem, StringComparison.Ordinal);
        var problem = Assert.Throws<SessionCorruptedException>(() => store.Load("a"));
        Assert.Contains("Recover", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("backup", problem.Message, StringComparison.Ordinal);
        Assert.Equal(changed, File.ReadAllBytes(_place.FileOf("a")));

        var recovery = Assert.Single(store.Recover().Recoveries);
        Assert.Equal(changed, File.ReadAllBytes(recovery.KeptIn!));
        Assert.DoesNotContain("damaged", recovery.Problem, StringComparison.Ordinal);
        Assert.Equal(_expected, ChatText.Of(store.Load("a")));
        Assert.True(store.Verify().IsIntact);
        Assert.True(store.Recover().IsEmpty);
        store.AppendNotes("a", "four");
        using var other = _place.Open();
        Assert.Equal(4, other.CountNotes("a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void One_line_with_a_carriage_return_is_named_by_every_use_that_needs_it(int line)
    {
        var lines = Encoding.UTF8.GetString(_written).Split('\n');
        lines[line] += "\r";
        File.WriteAllText(_place.FileOf("a"), string.Join('\n', lines));
        using var store = _place.Open();
        foreach (var use in (Action[])[() => store.Load("a"), () => store.ReadNotes("a"), () => store.AppendNotes("a", "x"), () => store.CountNotes("a")])
        {
            Assert.Contains("Recover", Assert.Throws<SessionCorruptedException>(use).Message, StringComparison.Ordinal);
        }

        Assert.Empty(store.FindByPhase(0));
        Assert.Equal(["a"], store.Keys());
        store.Recover("a");
        Assert.Equal(_expected, ChatText.Of(store.Load("a")));
    }

    private byte[] Changed(string change)
    {
        var text = Encoding.UTF8.GetString(_written);
        return Encoding.UTF8.GetBytes(s_changes[change](text, text.TrimEnd('\n').Split('\n')));
    }
}
