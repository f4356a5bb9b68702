using System.Diagnostics;
using Swarm.Chats;
using Swarm.Stores;

namespace Swarm.Loading;

/// <summary>The load test of the system that this sample was made after: chats with many messages each, every message a commit of its own, and then all of them read back.</summary>
/// <param name="swarm">An empty swarm.</param>
/// <param name="size">How much.</param>
/// <param name="bar">Shows how far it is.</param>
public sealed class LoadTest(SwarmServices swarm, LoadSize size, ProgressBar bar)
{
    private static readonly string[] s_agents = ["Agent-1", "Agent-2", "Agent-3", "Agent-4"];

    private readonly long[] _ticks = new long[size.Total];
    private readonly TimeSpan[] _written = new TimeSpan[size.Total];
    private long _began;
    private int _done;

    /// <summary>Runs it.</summary>
    /// <exception cref="SwarmException">A message is missing.</exception>
    public async Task<LoadResult> Run(CancellationToken stop)
    {
        foreach (var agent in s_agents)
        {
            swarm.Agents.Register(agent, "load", "load");
        }

        var writing = await Time("writing", Write, stop);
        var reading = await Time("reading", Read, stop);
        Array.Sort(_ticks);
        return new LoadResult(writing, reading, [.. _ticks.Select(static ticks => Stopwatch.GetElapsedTime(0, ticks))], _written);
    }

    private static string ChatId(int chat) => $"load-{chat:d5}";

    private static string MessageId(int number) => $"m{number:d7}";

    // Writers and readers are tasks, as agents of one program are: many of them need few threads.
    private async Task<TimeSpan> Time(string what, Func<int, CancellationToken, Task> work, CancellationToken stop)
    {
        _done = 0;
        var next = -1;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _began = Stopwatch.GetTimestamp();
        var all = Task.WhenAll(Enumerable.Range(0, size.Writers).Select(_ => Task.Run(Work, CancellationToken.None)));
        while (await Task.WhenAny(all, Task.Delay(50, CancellationToken.None)) != all)
        {
            bar.Show(what, Volatile.Read(ref _done), size.Total);
        }

        var elapsed = Stopwatch.GetElapsedTime(_began);
        bar.Clear();
        stop.ThrowIfCancellationRequested();
        await all;
        return elapsed;

        async Task Work()
        {
            try
            {
                for (var chat = Interlocked.Increment(ref next); chat < size.Chats && !ending.IsCancellationRequested; chat = Interlocked.Increment(ref next))
                {
                    await work(chat, ending.Token);
                }
            }
            catch (Exception)
            {
                // The others end, too.
                await ending.CancelAsync();
                throw;
            }
        }
    }

    private async Task Write(int chat, CancellationToken stop)
    {
        swarm.Chats.Start(ChatId(chat), $"Load {chat}", s_agents[0], s_agents);
        for (var number = 0; number < size.Messages && !stop.IsCancellationRequested; number++)
        {
            var message = new ChatMessage(MessageId(number), s_agents[number % s_agents.Length], ["Agent-2"], $"Load test message {number}", swarm.Clock.GetUtcNow(), ChatPriority.Normal, []);
            var begin = Stopwatch.GetTimestamp();
            await swarm.Chats.RespondAsync(ChatId(chat), message, stop);
            _ticks[(chat * size.Messages) + number] = Stopwatch.GetTimestamp() - begin;
            _written[Interlocked.Increment(ref _done) - 1] = Stopwatch.GetElapsedTime(_began);
        }
    }

    // The invitation comes first, and then every message, in the order in which it was said.
    private Task Read(int chat, CancellationToken stop)
    {
        var number = -1;
        foreach (var message in swarm.Stores.Chats.ReadMessages(ChatId(chat)))
        {
            if (number >= 0 && message.Id != MessageId(number))
            {
                throw SwarmException.Refused($"{ChatId(chat)} has {message.Id} where {MessageId(number)} was said.");
            }

            number++;
        }

        if (number != size.Messages)
        {
            throw SwarmException.Refused($"{ChatId(chat)} has {number} messages of {size.Messages}.");
        }

        Interlocked.Add(ref _done, number);
        return Task.CompletedTask;
    }
}
