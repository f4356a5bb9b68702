using System.Globalization;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Tails;

/// <summary>What wakes a tail on Redis, and what it survives.</summary>
public sealed class TailTests : IDisposable
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _guard = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _guard.Dispose();

    /// <summary>With a poll interval of an hour nothing but a message says that another connection committed.</summary>
    [Fact]
    public void Commits_of_another_connection_wake_a_tail()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { TailPollInterval = s_hour });
        store.Create(new Chat { Id = "c" });
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        using var elsewhere = OtherProcess(server);
        using var other = new ChatRedisStore(elsewhere);
        for (var number = 1; number <= 10; number++)
        {
            other.AppendMessages("c", new Message($"{number}", "append"));
            Assert.Equal((LogEventKind.Entry, number, $"{number}"), Seen(Next(tail)));
        }

        var chat = other.Load("c");
        chat.Messages.Add(new Message("11", "save"));
        other.Save(chat);
        Assert.Equal((LogEventKind.Entry, 11, "11"), Seen(Next(tail)));
        other.AppendMessages("c", new Message("12", "several"), new Message("13", "several"));
        Assert.Equal((LogEventKind.Entry, 12, "12"), Seen(Next(tail)));
        Assert.Equal((LogEventKind.Entry, 13, "13"), Seen(Next(tail)));
        other.Delete("c");
        Assert.Equal((LogEventKind.Ended, 13, null), Seen(Next(tail)));
    }

    /// <summary>Messages in a gap of the subscription are lost: the tail reads on from its cursor when it is restored.</summary>
    [Fact]
    public void A_subscription_that_is_cut_costs_no_entry()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { TailPollInterval = s_hour });
        store.Create(new Chat { Id = "c" });
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        using var elsewhere = OtherProcess(server);
        using var other = new ChatRedisStore(elsewhere);
        for (var number = 1; number <= 10; number++)
        {
            // Whose subscription it is does not matter: no other is there.
            elsewhere.GetDatabase().Execute("CLIENT", "KILL", "TYPE", "pubsub");
            other.AppendMessages("c", new Message($"{number}", "in the gap"));
            Assert.Equal((LogEventKind.Entry, number, $"{number}"), Seen(Next(tail)));
        }
    }

    [Fact]
    public async Task A_tail_goes_on_when_the_server_was_away()
    {
        using var server = RedisServer.Start("--appendonly", "yes", "--appendfsync", "always");
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMilliseconds(100), TailPollInterval = TimeSpan.FromMilliseconds(50) });
        store.Create(new Chat { Id = "c" });
        store.AppendMessages("c", new Message("1", "before"));
        using var tail = Tail(store);
        Assert.Equal((LogEventKind.Entry, 1, "1"), Seen(Next(tail)));
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        server.Kill();
        var next = Task.Factory.StartNew(() => Next(tail), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        // It meets the absence at least once: the store itself does.
        Assert.Throws<SessionStoreUnavailableException>(() => store.CountMessages("c"));
        server.Restart();
        using var elsewhere = OtherProcess(server);
        using var other = new ChatRedisStore(elsewhere, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(1) });
        other.AppendMessages("c", new Message("2", "after"));
        Assert.Equal((LogEventKind.Entry, 2, "2"), Seen(await next));
    }

    /// <summary>A server that lost entries, as a replica does that takes over too early: the log is another one then, also when it is as long again.</summary>
    [Fact]
    public void A_log_that_lost_entries_is_another_log()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { TailPollInterval = s_hour });
        store.Create(new Chat { Id = "c" });
        store.AppendMessages("c", new Message("1", "kept"), new Message("2", "lost"));
        using var tail = Tail(store);
        Assert.Equal(["1", "2"], [Next(tail).Entry!.Id, Next(tail).Entry!.Id]);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        redis.GetDatabase().ListRightPop("persistence:chat:{c}:messages");
        redis.GetDatabase().SetRemove("persistence:chat:{c}:messages:ids", "2");
        store.AppendMessages("c", new Message("3", "in its place"), new Message("4", "more"));
        Assert.Equal((LogEventKind.Ended, 2, null), Seen(Next(tail)));
    }

    /// <summary>A user who may not publish commits, one who may not subscribe reads: by the poll interval.</summary>
    [Fact]
    public void A_user_without_channels_commits_and_polls()
    {
        using var server = RedisServer.Start();
        using var admin = server.Connect();
        admin.GetDatabase().Execute("ACL", "SETUSER", "limited", "reset", "on", ">secret", "~*", "resetchannels", "+@all");
        using var redis = ConnectionMultiplexer.Connect(server.ConnectionString + ",user=limited,password=secret");
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { TailPollInterval = TimeSpan.FromMilliseconds(20) });
        var chat = new Chat { Id = "c", Messages = [new Message("1", "by a creation")] };
        store.Create(chat);
        using var tail = Tail(store);
        Assert.Equal((LogEventKind.Entry, 1, "1"), Seen(Next(tail)));
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        chat.Messages.Add(new Message("2", "by a save"));
        store.Save(chat);
        store.AppendMessages("c", new Message("3", "by an append"));
        store.AppendNotes("c", "without an id");
        Assert.Equal((LogEventKind.Entry, 2, "2"), Seen(Next(tail)));
        Assert.Equal((LogEventKind.Entry, 3, "3"), Seen(Next(tail)));
        using var other = new ChatRedisStore(admin);
        other.AppendMessages("c", new Message("4", "by another user"));
        Assert.Equal((LogEventKind.Entry, 4, "4"), Seen(Next(tail)));
        Assert.True(store.Delete("c"));
        Assert.Equal(LogEventKind.Ended, Next(tail).Kind);
    }

    /// <summary>The connection puts its prefix before the names of channels, and scripts know none.</summary>
    [Fact]
    public void A_connection_with_a_channel_prefix_polls()
    {
        using var server = RedisServer.Start();
        using var redis = ConnectionMultiplexer.Connect(server.ConnectionString + ",channelPrefix=app:");
        using var store = new ChatRedisStore(redis, new RedisStoreOptions { TailPollInterval = TimeSpan.FromMilliseconds(20) });
        store.Create(new Chat { Id = "c" });
        using var tail = Tail(store);
        Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
        using var elsewhere = OtherProcess(server);
        using var other = new ChatRedisStore(elsewhere);
        other.AppendMessages("c", new Message("1", "one"));
        Assert.Equal((LogEventKind.Entry, 1, "1"), Seen(Next(tail)));
    }

    /// <summary>What is sent: one message for a commit that adds entries or deletes, none for others, none at all where it is switched off.</summary>
    [Fact]
    public void Only_what_a_tail_can_want_is_published()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis);
        using var quiet = new ChatRedisStore(redis, new RedisStoreOptions { KeyPrefix = "quiet", PublishCommits = false });
        var chat = new Chat { Id = "c" };
        Assert.Equal(0, Published(redis, () => store.Create(chat)));
        Assert.Equal(1L, Published(redis, () => store.AppendNotes("c", "one")));
        Assert.Equal(1L, Published(redis, () => store.AppendNotes("c", "two", "three")));
        Assert.Equal(1L, Published(redis, () => store.AppendMessages("c", new Message("1", "one"))));
        Assert.Equal(0L, Published(redis, () => store.AppendMessages("c", new Message("1", "again"))));
        Assert.Equal(0L, Published(redis, () => store.AppendMessages("c")));
        chat = store.Load("c");
        chat.Topic = "changed";
        Assert.Equal(0, Published(redis, () => store.Save(chat)));
        chat.Slot = "indexed";
        Assert.Equal(0, Published(redis, () => store.Save(chat)));
        chat.Notes.Add("four");
        Assert.Equal(1, Published(redis, () => store.Save(chat)));
        Assert.Equal(1, Published(redis, () => store.Delete("c")));
        Assert.Equal(0, Published(redis, () => store.Delete("c")));
        Assert.Equal(0, Published(redis, () =>
        {
            var silent = new Chat { Id = "c", Notes = ["one"] };
            quiet.Create(silent);
            quiet.AppendNotes("c", "two");
            quiet.AppendMessages("c", new Message("1", "one"), new Message("2", "two"));
            silent = quiet.Load("c");
            silent.Notes.Add("three");
            quiet.Save(silent);
            Assert.Equal(3, quiet.CountNotes("c"));
            quiet.Delete("c");
        }));
    }

    /// <summary>A tail leaves nothing in the server: no key, and no subscription after its end.</summary>
    [Fact]
    public void A_tail_leaves_nothing()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var store = new ChatRedisStore(redis);
        store.Create(new Chat { Id = "c" });
        var keys = Keys(redis);
        using (var tail = Tail(store))
        {
            Assert.Equal(LogEventKind.CaughtUp, Next(tail).Kind);
            Assert.Equal(keys, Keys(redis));
            Until(() => Channels(redis) == 1);
        }

        Until(() => Channels(redis) == 0);
        Assert.Equal(keys, Keys(redis));
    }

    [Fact]
    public void A_poll_interval_is_above_zero_and_an_hour_at_most()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        Assert.Throws<ArgumentException>(() => new ChatRedisStore(redis, new RedisStoreOptions { TailPollInterval = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => new ChatRedisStore(redis, new RedisStoreOptions { TailPollInterval = TimeSpan.FromHours(2) }));
    }

    // Stores of one process that name the same servers wake each other's tails: this one names its server in another way.
    private static ConnectionMultiplexer OtherProcess(RedisServer server) => ConnectionMultiplexer.Connect(server.ConnectionString.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    private static long Published(ConnectionMultiplexer redis, Action commit)
    {
        redis.GetServers()[0].ConfigResetStatistics();
        commit();
        var calls = redis.GetServers()[0].Info("commandstats").SelectMany(static section => section).FirstOrDefault(static pair => pair.Key == "cmdstat_publish").Value;
        return calls is null ? 0 : long.Parse(calls.Split('=', ',')[1], CultureInfo.InvariantCulture);
    }

    private static int Channels(ConnectionMultiplexer redis) => redis.GetServers()[0].SubscriptionChannels(RedisChannel.Pattern("persistence:*")).Length;

    private static List<string> Keys(ConnectionMultiplexer redis) => [.. redis.GetServers()[0].Keys().Select(static key => key.ToString()).Order(StringComparer.Ordinal)];

    private static (LogEventKind Kind, long Sequence, string? Id) Seen(LogEvent<Message> next) => (next.Kind, next.Sequence, next.Entry?.Id);

    private static LogEvent<Message> Next(IEnumerator<LogEvent<Message>> tail)
    {
        Assert.True(tail.MoveNext());
        return tail.Current;
    }

    private void Until(Func<bool> condition)
    {
        while (!condition())
        {
            _guard.Token.ThrowIfCancellationRequested();
            Thread.Yield();
        }
    }

    private IEnumerator<LogEvent<Message>> Tail(ChatRedisStore store) => store.TailMessages("c", cancellationToken: _guard.Token).GetEnumerator();
}
