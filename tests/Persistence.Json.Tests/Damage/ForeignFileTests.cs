using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>A file under the name of another session, by copying, linking or renaming: it is never taken for that session.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private const string Belongs = "the file belongs to session 'alice'";

    private readonly TemporaryStore _place = new();
    private readonly ChatJsonStore _store;

    public ForeignFileTests()
    {
        _store = _place.Open();
        _store.Create(TemporaryStore.Chat("alice"));
        _store.AppendNotes("alice", "one", "two");
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [Fact]
    public void Every_use_of_a_copy_under_another_name_is_refused()
    {
        File.Copy(_place.FileOf("alice"), _place.FileOf("bob"));
        var before = File.ReadAllBytes(_place.FileOf("bob"));

        foreach (var use in Uses)
        {
            Assert.Contains(Belongs, Assert.Throws<SessionCorruptedException>(() => use(_store)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(_place.FileOf("bob")));
        Assert.Empty(_store.FindByPhase(0).Skipped);
        Assert.Equal(["alice"], _store.Keys());
        Assert.Equal(1, _store.Count());
    }

    [Fact]
    public void A_copy_over_a_session_that_the_store_holds_open_is_refused()
    {
        _store.Create(TemporaryStore.Chat("bob"));
        _store.AppendNotes("bob", "mine");
        File.Copy(_place.FileOf("alice"), _place.FileOf("bob"), overwrite: true);

        Assert.Contains(Belongs, Assert.Throws<SessionCorruptedException>(() => _store.AppendNotes("bob", "lost?")).Message, StringComparison.Ordinal);
        Assert.Contains(Belongs, Assert.Throws<SessionCorruptedException>(() => _store.ReadNotes("bob")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_are_refused_too()
    {
        File.Copy(_place.FileOf("alice"), _place.FileOf("bob"));
        string[] lost = ["lost?"];

        await Assert.ThrowsAsync<SessionCorruptedException>(async () => await _store.AppendNotesAsync("bob", lost, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<SessionCorruptedException>(async () => await _store.CountNotesAsync("bob", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Recover_sets_a_foreign_file_aside_as_a_whole()
    {
        File.Copy(_place.FileOf("alice"), _place.FileOf("bob"));

        var repair = Assert.Single(_store.Recover("bob").Recoveries);
        Assert.Contains(Belongs, repair.Problem, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_place.FileOf("alice")), File.ReadAllBytes(repair.KeptIn!));
        Assert.Empty(_store.Verify().Findings);
        Assert.False(_store.Exists("bob"));
        _store.Create(TemporaryStore.Chat("bob"));
        Assert.Equal(["one", "two"], _store.Load("alice").Notes);
    }

    [Fact]
    public void Deleting_what_stands_under_a_key_sets_a_foreign_file_aside()
    {
        File.Copy(_place.FileOf("alice"), _place.FileOf("bob"));

        Assert.True(_store.Delete("bob"));
        Assert.Equal(File.ReadAllBytes(_place.FileOf("alice")), File.ReadAllBytes(Assert.Single(_store.Recoveries.Recoveries).KeptIn!));
        Assert.False(_store.Delete("bob"));
        Assert.Equal(["one", "two"], _store.Load("alice").Notes);
    }

    [Fact]
    public void A_file_whose_name_no_key_can_have_is_not_listed()
    {
        File.Copy(_place.FileOf("alice"), _place.FileOf("ALICE"));

        Assert.Equal(["alice"], _store.Keys());
        Assert.Contains(Belongs, Assert.Single(_store.Verify().Findings).Problem, StringComparison.Ordinal);
    }

    private static Action<ChatJsonStore>[] Uses =>
    [
        store => store.AppendNotes("bob", "lost?"),
        store => store.AppendRemarks("bob", TemporaryStore.Remark("r")),
        store => store.ReadNotes("bob"),
        store => store.ReadLastNotes("bob", 1),
        store => store.CountNotes("bob"),
        store => store.Exists("bob"),
        store => store.Load("bob"),
    ];
}
