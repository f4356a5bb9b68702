using System.Globalization;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.RoundTrips;

/// <summary>A load is of one moment, although it is several commands while others save.</summary>
public sealed class SnapshotTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private const int Saves = 300;

    [Fact]
    public async Task A_load_never_mixes_two_saves()
    {
        var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() };
        using var store = new ChatRedisStore(fixture.Connection, options);
        using var second = fixture.Server.Connect();
        using var reader = new ChatRedisStore(second, options);
        var chat = new Chat { Id = "c", Topic = "0" };
        store.Create(chat);
        var saving = Task.Run(() =>
        {
            for (var number = 1; number <= Saves; number++)
            {
                chat.Topic = number.ToString(CultureInfo.InvariantCulture);
                chat.Messages.Add(new Message(chat.Topic, "text"));
                chat.Notes.Add("note");
                store.Save(chat);
            }
        }, TestContext.Current.CancellationToken);
        for (var last = 0; last < Saves;)
        {
            var read = reader.Load("c");
            last = int.Parse(read.Topic, CultureInfo.InvariantCulture);
            Assert.Equal((last, last), (read.Messages.Count, read.Notes.Count));
            if (saving.IsFaulted)
            {
                await saving;
            }
        }

        await saving;
    }
}
