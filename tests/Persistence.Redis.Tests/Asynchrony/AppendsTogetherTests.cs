using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Asynchrony;

/// <summary>Asynchronous appends to one log that are under way at once are sent together, and each is answered for itself.</summary>
public sealed class AppendsTogetherTests : IDisposable
{
    private const int Appends = 300;

    private readonly CancellationToken _end = TestContext.Current.CancellationToken;
    private readonly RedisServer _server = RedisServer.Start();
    private readonly ConnectionMultiplexer _redis;
    private readonly ConnectionMultiplexer _other;
    private readonly AsyncChatStore _store;

    public AppendsTogetherTests()
    {
        _redis = _server.Connect();
        _other = _server.Connect();
        _store = new AsyncChatStore(_redis);
        _store.Create(new Chat { Id = "c" });
        _store.Create(new Chat { Id = "d" });
    }

    [Fact]
    public async Task They_take_a_few_scripts_and_each_learns_its_own_sequence()
    {
        await _store.AppendMessagesAsync("c", new Message[] { new("0", "zero") }, _end);
        var server = _other.GetServers()[0];
        await server.ExecuteAsync("CONFIG", "RESETSTAT");
        await Pause();
        // Every third one has been there before, every other one brings two.
        var waiting = Enumerable.Range(1, Appends).Select(number => _store.AppendMessagesAsync(
            "c",
            new[] { new Message($"{(number % 3 == 0 ? 0 : number)}", $"{number}"), new Message($"{number / 2}/2", "second") }.AsMemory(0, 1 + (number % 2)),
            _end).AsTask()).ToList();
        var elsewhere = _store.AppendNotesAsync("d", ["not held up"], _end).AsTask();
        await Resume();
        var sequences = await Task.WhenAll(waiting);
        Assert.Equal(1, (await elsewhere).Last);
        var messages = _store.ReadMessages("c");
        var expected = new List<string> { "0" };
        for (var number = 1; number <= Appends; number++)
        {
            string[] ids = number % 2 == 1 ? [$"{(number % 3 == 0 ? 0 : number)}", $"{number / 2}/2"] : [$"{(number % 3 == 0 ? 0 : number)}"];
            var added = ids.Except(expected).ToList();
            expected.AddRange(added);
            Assert.Equal(new AppendResult(expected.Count, added.Count), sequences[number - 1]);
        }

        Assert.Equal(expected, messages.Select(static message => message.Id));
        var scripts = (await server.InfoAsync("commandstats")).SelectMany(static section => section).Single(static pair => pair.Key == "cmdstat_evalsha").Value;
        Assert.InRange(int.Parse(scripts.Split(',')[0]["calls=".Length..], System.Globalization.CultureInfo.InvariantCulture), 2, 10);
    }

    [Fact]
    public async Task A_failure_is_told_to_each_of_them()
    {
        await Pause();
        var deleting = _store.DeleteAsync("c", _end).AsTask();
        var waiting = Enumerable.Range(1, Appends).Select(number => _store.AppendNotesAsync("c", [$"{number}"], _end).AsTask()).ToList();
        await Resume();
        Assert.True(await deleting);
        foreach (var append in waiting)
        {
            await Assert.ThrowsAsync<SessionNotFoundException>(() => append);
        }

        await _store.CreateAsync(new Chat { Id = "c" }, _end);
        Assert.Equal(1L, await _store.AppendNotesAsync("c", ["goes on"], _end));
    }

    [Fact]
    public async Task Those_that_wait_can_be_cancelled_one_by_one()
    {
        await _store.AppendNotesAsync("c", ["0"], _end);
        await Pause();
        using var source = new CancellationTokenSource();
        var (waiting, cancelled) = (new List<Task>(), new List<Task>());
        foreach (var number in Enumerable.Range(1, Appends))
        {
            var isCancelled = number > 10 && number % 2 == 0;
            (isCancelled ? cancelled : waiting).Add(_store.AppendNotesAsync("c", [$"{number}"], isCancelled ? source.Token : _end).AsTask());
        }

        await source.CancelAsync();
        foreach (var append in cancelled)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append.WaitAsync(_end));
        }

        await Resume();
        await Task.WhenAll(waiting);
        Assert.Equal(
            Enumerable.Range(0, Appends + 1).Where(static number => number <= 10 || number % 2 == 1).Select(static number => $"{number}"),
            _store.ReadNotes("c"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _redis.Dispose();
        _other.Dispose();
        _server.Dispose();
    }

    private async Task Pause() => await _other.GetServers()[0].ExecuteAsync("CLIENT", "PAUSE", "25000", "WRITE");

    private async Task Resume() => await _other.GetServers()[0].ExecuteAsync("CLIENT", "UNPAUSE");
}
