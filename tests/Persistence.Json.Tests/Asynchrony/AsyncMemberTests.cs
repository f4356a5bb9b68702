using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Asynchrony;

/// <summary>Each asynchronous member does what its synchronous counterpart does.</summary>
public sealed class AsyncMemberTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_session_is_created_changed_read_and_deleted()
    {
        await using var store = _place.Open();
        Assert.Null(await store.FindAsync("a", cancellationToken: Token));
        await Assert.ThrowsAsync<SessionNotFoundException>(async () => await store.LoadAsync("a", cancellationToken: Token));
        await Assert.ThrowsAsync<SessionNotFoundException>(async () => await store.AppendNotesAsync("a", "lost", Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ExistsAsync("", Token));
        await store.CreateAsync(TemporaryStore.Chat("a"), Token);
        await Assert.ThrowsAsync<SessionExistsException>(async () => await store.CreateAsync(TemporaryStore.Chat("a"), Token));
        var chat = await store.LoadAsync("a", SessionLoad.HeaderOnly, Token);
        Assert.Equal(2L, await store.AppendNotesAsync("a", (string[])["one", "two"], Token));
        Assert.Equal(1L, await store.AppendRemarksAsync("a", TemporaryStore.Remark("r"), Token));
        Assert.Equal(1L, await store.AppendRemarksAsync("a", TemporaryStore.Remark("r"), Token));
        var old = await store.LoadAsync("a", SessionLoad.HeaderOnly, Token);
        chat.Topic = "other";
        chat.Phase = 7;
        chat.Notes.Add("three");
        await store.SaveAsync(chat, Token);
        chat.Topic = "again";
        await store.SaveAsync(chat, Token);
        await Assert.ThrowsAsync<SessionConflictException>(async () => await store.SaveAsync(old, Token));
        await Assert.ThrowsAsync<SessionValidationException>(async () => await store.AppendNotesAsync("a", "\ud800", Token));
        Assert.Equal("again/7 [r:ready] [one two three]", ChatText.Of(await store.FindAsync("a", cancellationToken: Token)));
        Assert.Equal(["two"], await store.ReadNotesAsync("a", 1, 1, Token));
        Assert.Equal(["two", "three"], await store.ReadLastNotesAsync("a", 2, Token));
        Assert.Equal(3, await store.CountNotesAsync("a", Token));
        Assert.True(await store.ExistsAsync("a", Token));
        Assert.True(await store.DeleteAsync("a", Token));
        Assert.False(await store.DeleteAsync("a", Token));
        await Assert.ThrowsAsync<SessionConflictException>(async () => await store.SaveAsync(chat, Token));
        var fresh = TemporaryStore.Chat("b");
        await store.SaveAsync(fresh, Token);
        Assert.NotNull(await store.FindAsync("b", cancellationToken: Token));
    }

    [Fact]
    public async Task Sessions_are_listed_found_verified_and_recovered()
    {
        await using var store = _place.Open();
        for (var number = 0; number < 150; number++)
        {
            await store.CreateAsync(new Chat { Id = $"{number:D3}", Phase = number / 50 }, Token);
        }

        Assert.Equal(150, await store.CountAsync(Token));
        Assert.Equal(store.Keys(), await store.KeysAsync(Token).ToListAsync(Token));
        Assert.Equal(store.FindByPhase(1, 20), await store.FindByPhaseAsync(1, 20, cancellationToken: Token));
        Assert.Equal(store.FindByPhaseBetween(1, 3), await store.FindByPhaseBetweenAsync(1, 3, cancellationToken: Token));
        await store.AppendNotesAsync("007", "whole", Token);
        var bytes = await File.ReadAllBytesAsync(_place.FileOf("007"), Token);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(_place.FileOf("007"), bytes, Token);
        Assert.Equal("007", Assert.Single((await store.VerifyAsync(Token)).Findings).SessionKey);
        await Assert.ThrowsAsync<SessionCorruptedException>(async () => await store.LoadAsync("007", cancellationToken: Token));
        Assert.Single((await store.RecoverAsync(Token)).Recoveries);
        Assert.True((await store.RecoverAsync("008", Token)).IsEmpty);
        Assert.True((await store.VerifyAsync(Token)).IsIntact);
    }

    [Fact]
    public async Task Unique_values_are_refused_and_expired_sessions_purged()
    {
        var clock = new MovableClock();
        await using var store = new BadgeJsonStore(_place.Folder, new JsonStoreOptions { TimeProvider = clock });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                await store.CreateAsync(new Badge { Id = $"{number}", Number = number % 5 }, Token);
                return true;
            }
            catch (SessionValidationException)
            {
                return false;
            }
        }));
        Assert.Equal(5, outcomes.Count(isStored => isStored));
        var badges = store.Keys().Select(key => store.Load(key)).ToList();
        Assert.Equal([0, 1, 2, 3, 4], badges.Select(badge => badge.Number).Order());
        badges[0].Number = badges[1].Number;
        await Assert.ThrowsAsync<SessionValidationException>(async () => await store.SaveAsync(badges[0], Token));
        badges[0].Number = 9;
        await store.SaveAsync(badges[0], Token);
        Assert.Equal([badges[0].Id], await store.FindByNumberAsync(9, cancellationToken: Token));
        clock.Now += TimeSpan.FromHours(2);
        Assert.False(await store.ExistsAsync(badges[0].Id, Token));
        Assert.Equal(5, await store.PurgeExpiredAsync(Token));
        Assert.Equal(0, await store.CountAsync(Token));
    }

    private sealed class MovableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
