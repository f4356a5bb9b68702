using System.Net.Sockets;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>Something in the folder that is no regular file hides no session and stops nobody; an emptied file is named.</summary>
public sealed class OddEntryTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly string _odd;

    public OddEntryTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "such files are Linux' own");
        using var store = new BadgeJsonStore(_place.Folder);
        store.Create(new Badge { Id = "one", Number = 7 });
        _odd = Path.Combine(_place.Folder, "badge", "odd.jsonl");
    }

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("circle", true)]
    [InlineData("circle", false)]
    [InlineData("socket", true)]
    [InlineData("socket", false)]
    [InlineData("pipe", true)]
    [InlineData("pipe", false)]
    [InlineData("folder", true)]
    [InlineData("folder", false)]
    [InlineData("link to a folder", true)]
    [InlineData("link to a folder", false)]
    [InlineData("link to nothing", true)]
    [InlineData("link to nothing", false)]
    public void It_is_named_and_passed_over(string kind, bool isPortable)
    {
        using var made = Make(kind);
        using var store = new BadgeJsonStore(_place.Folder, new JsonStoreOptions { Files = isPortable ? SystemFiles.Portable : SystemFiles.Instance });

        Assert.Equal(["odd", "one"], store.Keys());
        Assert.Equal(2, store.Count());
        Assert.Equal(["one"], store.FindByNumber(7));
        Assert.Equal("odd", Assert.Single(store.FindByNumber(7).Skipped).Session);
        Assert.Equal(0, store.PurgeExpired().Purged);
        Assert.Equal("odd", Assert.Single(store.PurgeExpired().Skipped).Session);
        store.Create(new Badge { Id = "two", Number = 8 });
        Action[] uses = [() => store.Load("odd"), () => store.Exists("odd"), () => store.Create(new Badge { Id = "odd", Number = 9 })];
        Assert.All(uses, use => Assert.Contains(Path.GetFileName(_odd), Assert.Throws<SessionCorruptedException>(use).Message, StringComparison.Ordinal));
        Assert.Equal("odd", Assert.Single(store.Verify().Findings).SessionKey);

        Assert.Single(store.Recover().Recoveries);
        Assert.Empty(store.Verify().Findings);
        store.Create(new Badge { Id = "odd", Number = 9 });
        Assert.Equal(["odd", "one", "two"], store.Keys());
    }

    [Fact]
    public void A_log_of_it_is_refused_at_once()
    {
        using var store = _place.Open();
        SpecialFiles.Pipe(_place.FileOf("odd"));
        Action[] uses = [() => store.AppendNotes("odd", "x"), () => store.ReadLastNotes("odd", 1), () => store.CountNotes("odd")];

        Assert.All(uses, use => Assert.Contains("no regular file", Assert.Throws<SessionCorruptedException>(use).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_emptied_file_is_no_session_and_is_named()
    {
        using var store = new BadgeJsonStore(_place.Folder);
        File.WriteAllText(Path.Combine(_place.Folder, "badge", "one.jsonl"), "");

        Assert.False(store.Exists("one"));
        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal("one", finding.SessionKey);
        Assert.Contains("no whole commit", finding.Problem, StringComparison.Ordinal);

        var repair = Assert.Single(store.Recover().Recoveries);
        Assert.Contains("no whole commit", repair.Problem, StringComparison.Ordinal);
        Assert.Empty(store.Verify().Findings);
    }

    private Socket? Make(string kind)
    {
        switch (kind)
        {
            case "circle":
                File.CreateSymbolicLink(_odd, _odd);
                return null;
            case "folder":
                Directory.CreateDirectory(_odd);
                File.WriteAllText(Path.Combine(_odd, "a.txt"), "somebody's");
                return null;
            case "link to a folder":
                Directory.CreateSymbolicLink(_odd, _place.Folder);
                return null;
            case "link to nothing":
                File.CreateSymbolicLink(_odd, _odd + ".gone");
                return null;
            case "pipe":
                SpecialFiles.Pipe(_odd);
                return null;
            default:
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(_odd));
                return socket;
        }
    }
}
