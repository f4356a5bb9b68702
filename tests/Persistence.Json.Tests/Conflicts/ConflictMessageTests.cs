namespace Persistence.Json.Tests.Conflicts;

/// <summary>What a conflict says is what can have happened in this store.</summary>
public sealed class ConflictMessageTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_session_created_anew_is_not_said_to_be_in_a_new_index()
    {
        using var store = _place.Open();
        store.Create(TemporaryStore.Chat("a"));
        var loaded = store.Load("a");
        store.Delete("a");
        store.Create(TemporaryStore.Chat("a"));
        loaded.Topic = "other";

        var message = Assert.Throws<SessionConflictException>(() => store.Save(loaded)).Message;
        Assert.Contains("was deleted and created again since it was loaded, both times at version 1", message, StringComparison.Ordinal);
    }
}
