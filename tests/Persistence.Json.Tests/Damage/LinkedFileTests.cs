using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>A session's file under two names, each of which would have a lock of its own. Linux says so.</summary>
public sealed class LinkedFileTests : IDisposable
{
    private readonly TemporaryStore _place = new();
    private readonly ChatJsonStore _store;
    private readonly string _elsewhere;

    public LinkedFileTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux says how many names a file has");
        _store = _place.Open();
        _store.Create(TemporaryStore.Chat("alice"));
        _store.AppendNotes("alice", "one");
        _elsewhere = Path.Combine(_place.Folder, "elsewhere.jsonl");
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_with_a_second_name_is_read_but_not_written(bool isKnown)
    {
        SpecialFiles.HardLink(_place.FileOf("alice"), _elsewhere);
        using var other = _place.Open();
        var store = isKnown ? _store : other;

        Assert.Contains("hard link", Assert.Throws<SessionCorruptedException>(() => store.AppendNotes("alice", "two")).Message, StringComparison.Ordinal);
        Assert.Equal(["one"], store.Load("alice").Notes);
        Assert.Contains("hard link", Assert.Single(store.Verify().Findings).Problem, StringComparison.Ordinal);

        File.Delete(_elsewhere);
        store.AppendNotes("alice", "two");
        Assert.Empty(store.Verify().Findings);
    }

    [Fact]
    public void Recover_gives_a_session_with_a_second_name_a_file_of_its_own()
    {
        SpecialFiles.HardLink(_place.FileOf("alice"), _elsewhere);
        var before = File.ReadAllBytes(_elsewhere);

        Assert.Contains("hard link", Assert.Single(_store.Recover().Recoveries).Problem, StringComparison.Ordinal);
        _store.AppendNotes("alice", "two");
        Assert.Equal(["one", "two"], _store.Load("alice").Notes);
        Assert.Equal(before, File.ReadAllBytes(_elsewhere));
        Assert.Empty(_store.Verify().Findings);
        Assert.Empty(_store.Recover().Recoveries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_symbolic_link_is_refused(bool isKnown)
    {
        File.Move(_place.FileOf("alice"), _elsewhere);
        File.CreateSymbolicLink(_place.FileOf("alice"), _elsewhere);
        using var other = _place.Open();
        var store = isKnown ? _store : other;
        Action[] uses = [() => store.AppendNotes("alice", "two"), () => store.Load("alice"), () => store.CountNotes("alice")];

        Assert.All(uses, use => Assert.Contains("symbolic link", Assert.Throws<SessionCorruptedException>(use).Message, StringComparison.Ordinal));
        Assert.Contains("symbolic link", Assert.Single(store.Verify().Findings).Problem, StringComparison.Ordinal);
        var before = File.ReadAllBytes(_elsewhere);
        Assert.True(store.Delete("alice"));
        Assert.Equal(before, File.ReadAllBytes(_elsewhere));
        Assert.False(store.Exists("alice"));
    }

    [Fact]
    public void Recover_sets_a_symbolic_link_aside_and_leaves_what_it_leads_to()
    {
        var alias = _place.FileOf("bob");
        File.CreateSymbolicLink(alias, _place.FileOf("alice"));

        var repair = Assert.Single(_store.Recover().Recoveries);
        Assert.Contains("symbolic link", repair.Problem, StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(repair.KeptIn!).LinkTarget);
        Assert.Null(new FileInfo(alias).LinkTarget);
        _store.AppendNotes("alice", "two");
        Assert.Equal(["one", "two"], _store.Load("alice").Notes);
        Assert.Empty(_store.Verify().Findings);
    }
}
