using System.Diagnostics;
using System.Runtime.ExceptionServices;
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
    private int _done;

    /// <summary>Runs it.</summary>
    /// <exception cref="SwarmException">A message is missing.</exception>
    public LoadResult Run(CancellationToken stop)
    {
        foreach (var agent in s_agents)
        {
            swarm.Agents.Register(agent, "load", "load");
        }

        var writing = Time("writing", Write, stop);
        var reading = Time("reading", Read, stop);
        Array.Sort(_ticks);
        return new LoadResult(writing, reading, [.. _ticks.Select(static ticks => Stopwatch.GetElapsedTime(0, ticks))]);
    }

    private static string ChatId(int chat) => $"load-{chat:d5}";

    private static string MessageId(int number) => $"m{number:d7}";

    private TimeSpan Time(string what, Action<int, CancellationToken> work, CancellationToken stop)
    {
        _done = 0;
        var next = -1;
        ExceptionDispatchInfo? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, size.Writers).Select(_ => new Thread(Work))];
        var begin = Stopwatch.GetTimestamp();
        Array.ForEach(threads, static thread => thread.Start());
        while (!Array.TrueForAll(threads, static thread => thread.Join(50)))
        {
            bar.Show(what, Volatile.Read(ref _done), size.Total);
        }

        var elapsed = Stopwatch.GetElapsedTime(begin);
        bar.Clear();
        failure?.Throw();
        stop.ThrowIfCancellationRequested();
        return elapsed;

        void Work()
        {
            try
            {
                for (var chat = Interlocked.Increment(ref next); chat < size.Chats && failure is null && !stop.IsCancellationRequested; chat = Interlocked.Increment(ref next))
                {
                    work(chat, stop);
                }
            }
#pragma warning disable CA1031 // It ends the test, on the thread that waits for it.
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
#pragma warning restore CA1031
        }
    }

    private void Write(int chat, CancellationToken stop)
    {
        swarm.Chats.Start(ChatId(chat), $"Load {chat}", s_agents[0], s_agents);
        for (var number = 0; number < size.Messages && !stop.IsCancellationRequested; number++)
        {
            var message = new ChatMessage(MessageId(number), s_agents[number % s_agents.Length], [], $"Message {number} of the load test, about as long as agents write.", swarm.Clock.GetUtcNow(), ChatPriority.Normal, []);
            var begin = Stopwatch.GetTimestamp();
            swarm.Chats.Respond(ChatId(chat), message);
            _ticks[(chat * size.Messages) + number] = Stopwatch.GetTimestamp() - begin;
            Interlocked.Increment(ref _done);
        }
    }

    // The invitation comes first, and then every message, in the order in which it was said.
    private void Read(int chat, CancellationToken stop)
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
    }
}
