using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>Somebody copies a session's file beside it, as a backup: the session goes on as before, and the copy is named.</summary>
public sealed class CopiedFileTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void The_session_stays_what_it_was()
    {
        using var store = new BadgeJsonStore(_place.Folder);
        var badge = new Badge { Id = "one", Number = 7 };
        store.Create(badge);
        File.Copy(Path.Combine(_place.Folder, "badge", "one.jsonl"), Path.Combine(_place.Folder, "badge", "one-backup.jsonl"));

        Assert.Equal(["one"], store.FindByNumber(7));
        store.Save(badge);
        var problem = Assert.Single(store.Verify().Findings).Problem;
        Assert.Contains("the file belongs to session 'one'", problem, StringComparison.Ordinal);
        Assert.Contains("the file belongs to session 'one'", Assert.Throws<SessionCorruptedException>(() => store.Load("one-backup")).Message, StringComparison.Ordinal);

        Assert.True(store.Delete("one"));
        store.Create(new Badge { Id = "two", Number = 7 });
        Assert.Equal(["two"], store.FindByNumber(7));
    }
}
