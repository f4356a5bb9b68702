using System.Diagnostics;
using Persistence.Redis.Tests.Indexes.Backfill;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Persistence.Tests.Threads;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Faults;

/// <summary>A thread that is interrupted while a blocking call waits for the server ends the call as if it were not, unless nobody can know what became of it.</summary>
public sealed class InterruptionTests : IDisposable
{
    private static readonly Dictionary<string, Action<ChatRedisStore, Chat>> s_calls = new()
    {
        ["save"] = static (store, chat) => Change(store, chat, "saved"),
        ["save into an index"] = static (store, chat) => Change(store, chat, "saved", status: 5),
        ["create"] = static (store, _) => store.Create(new Chat { Id = "new", Slot = "slot" }),
        ["append with ids"] = static (store, _) => store.AppendMessages("c", [new Message("m2", "second")]),
        ["load"] = static (store, _) => Assert.Single(store.Load("c").Messages),
        ["load a part"] = static (store, _) => Assert.Single(store.Load("c", SessionLoad.LastEntries(1)).Messages),
        ["find by index"] = static (store, _) => Assert.Equal(["c"], store.FindByStatus(1)),
        ["keys"] = static (store, _) => Assert.Equal(["c"], store.Keys()),
        ["exists"] = static (store, _) => Assert.True(store.Exists("c")),
        ["verify"] = static (store, _) => Assert.True(store.Verify().IsIntact),
    };

    private readonly RedisServer _server = RedisServer.Start();
    private readonly ConnectionMultiplexer _redis;
    private readonly ChatRedisStore _store;
    private readonly Chat _chat = new() { Id = "c", Status = 1, Messages = [new Message("m1", "first")] };

    public InterruptionTests()
    {
        _redis = _server.Connect();
        _store = new ChatRedisStore(_redis);
        _store.Create(_chat);
    }

    public static TheoryData<string> Calls => [.. s_calls.Keys];

    public void Dispose()
    {
        _store.Dispose();
        _redis.Dispose();
        _server.Dispose();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void The_call_ends_as_if_the_thread_were_not_interrupted(string name)
    {
        Interrupt(() => s_calls[name](_store, _chat)).EndsAsIfItWereNot();
        Works();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_thread_that_was_interrupted_before_calls_as_if_it_were_not(string name)
    {
        var call = InterruptedCall.Begin(() =>
        {
            Thread.CurrentThread.Interrupt();
            s_calls[name](_store, _chat);
        });
        call.EndsAsIfItWereNot();
        Works();
    }

    [Fact]
    public void What_may_have_been_appended_is_said_to_be_unknown()
    {
        var failure = Interrupt(() => _store.AppendNotes("c", ["note"])).EndsWith<SessionStoreUnavailableException>();
        Assert.Contains("may or may not have been made", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["note"], _store.Load("c").Notes);
        Works();
    }

    [Fact]
    public void What_may_have_been_deleted_is_said_to_be_unknown()
    {
        var failure = Interrupt(() => _store.Delete("c")).EndsWith<SessionStoreUnavailableException>();
        Assert.Contains("may or may not have been made", failure.Message, StringComparison.Ordinal);
        Assert.Null(_store.Find("c"));
        _store.Create(_chat);
        Works();
    }

    [Fact]
    public void Who_waits_for_indexes_to_be_filled_goes_on_waiting()
    {
        var options = new RedisStoreOptions { KeyPrefix = "paints" };
        Paints.Store(_redis, options, "a", "b");
        using var store = new PaintV2RedisStore(_redis, options);
        var calls = new List<InterruptedCall>();
        Stopped(() =>
        {
            calls.Add(InterruptedCall.Begin(() => Assert.Equal(["a", "b"], store.FindByColor("red"))));
            calls.Add(InterruptedCall.Begin(() => Assert.Equal(["a", "b"], store.FindByTone("dark"))));
        });
        calls.ForEach(static call => call.EndsAsIfItWereNot());
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void Interrupts_at_any_moment_lose_and_repeat_nothing()
    {
        const int Saves = 300;
        using var isDone = new ManualResetEventSlim();
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => Work(Saves, isDone)));
        thread.Start();
        var interrupts = 0;
        for (; !isDone.IsSet; interrupts++)
        {
            thread.Interrupt();
            // A prime, so that the pauses are of every length.
            Thread.SpinWait(interrupts * 7919 % 20_000);
        }

        thread.Join();
        Assert.Null(failure);
        Assert.True(interrupts > 0);
        var chat = _store.Load("c");
        Assert.Equal($"topic {Saves}", chat.Topic);
        Assert.Equal($"{Saves + 1}", _redis.GetDatabase().HashGet("persistence:chat:{c}", "$version"));
        Assert.Equal(["m1", .. Enumerable.Range(1, Saves).Select(static number => $"n{number}")], chat.Messages.Select(static message => message.Id));
        Works();
    }

    // What is interrupted between two calls waits at the next one.
    private void Work(int saves, ManualResetEventSlim isDone)
    {
        try
        {
            for (var number = 1; number <= saves; number++)
            {
                Change(_store, _chat, $"topic {number}", status: number);
                _store.AppendMessages("c", [new Message($"n{number}", "text")]);
            }
        }
        finally
        {
            isDone.Set();
        }
    }

    private static void Change(ChatRedisStore store, Chat chat, string topic, int status = 1)
    {
        (chat.Topic, chat.Status) = (topic, status);
        store.Save(chat);
    }

    private InterruptedCall Interrupt(Action call)
    {
        InterruptedCall? begun = null;
        Stopped(() => begun = InterruptedCall.Begin(call));
        return begun!;
    }

    // Nothing is answered meanwhile.
    private void Stopped(Action action)
    {
        Signal("STOP");
        try
        {
            action();
        }
        finally
        {
            Signal("CONT");
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_server.ProcessId}"]);
        kill.WaitForExit();
    }

    // The session object and the store are as good as ever.
    private void Works()
    {
        Change(_store, _chat, "last", status: 9);
        Assert.Equal("last", _store.Load("c").Topic);
        Assert.Contains("c", _store.FindByStatus(9));
        Assert.True(_store.Verify().IsIntact);
    }
}
