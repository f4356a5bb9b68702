using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>What others do while a store is verified is no damage.</summary>
public sealed class UnderChangeTests(RedisServerFixture fixture, ITestOutputHelper output) : IClassFixture<RedisServerFixture>
{
    private const int Writers = 4;
    private const int Verifications = 150;

    private static readonly string[] s_ids = ["a", "b", "c"];

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public async Task Nothing_is_found_while_others_create_save_append_and_delete()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(new Random(seed + writer), end.Token), CancellationToken.None)).ToList();
        var (sessions, entries) = (0L, 0L);
        try
        {
            using var store = new ChatRedisStore(fixture.Connection, _options);
            for (var number = 0; number < Verifications; number++)
            {
                var report = store.Verify();
                Assert.True(report.IsIntact, $"seed {seed}: {string.Join(Environment.NewLine, report.Findings)}");
                (sessions, entries) = (sessions + report.SessionsChecked, entries + report.EntriesChecked);
            }
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(writers);
        }

        // Not because there was nothing to verify.
        Assert.True(sessions > Verifications && entries > Verifications, $"seed {seed}: {sessions} sessions, {entries} entries");
    }

    private void Write(Random random, CancellationToken end)
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        for (var step = 0; !end.IsCancellationRequested; step++)
        {
            try
            {
                Step(store, s_ids[random.Next(s_ids.Length)], random, $"{random.Next(1000)}-{step}");
            }
            catch (Exception exception) when (exception is SessionConflictException or SessionNotFoundException or SessionExistsException or SessionValidationException or SessionStoreUnavailableException { InnerException: null })
            {
                // Another one was first, or has stored and deleted the session meanwhile.
            }
        }
    }

    private static void Step(ChatRedisStore store, string id, Random random, string text)
    {
        switch (random.Next(20))
        {
            case 0:
                store.Delete(id);
                break;
            case 1:
                store.PurgeExpired();
                break;
            case < 10:
                store.AppendMessages(id, new Message(text, "text"), new Message($"{random.Next(5)}", "text"));
                store.AppendNotes(id, text);
                break;
            case < 15 when store.Find(id) is { } chat:
                // Each has values of its own: one that others want too is waited for.
                (chat.Topic, chat.Status, chat.Slot) = (text, random.Next(3), $"{id}{random.Next(3)}");
                chat.Messages.Add(new Message(text, "text"));
                store.Save(chat);
                break;
            default:
                store.Create(new Chat { Id = id, Status = random.Next(3), Slot = $"{id}{random.Next(3)}", Messages = [new Message("first", "text")], Notes = ["note"] });
                break;
        }
    }
}
