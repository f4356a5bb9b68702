using System.Runtime.ExceptionServices;
using Multichat.Sessions;
using Multichat.Transcripts;

namespace Multichat.Replay;

/// <summary>One worker thread per agent. Each appends its own messages, and waits before each until it has heard the one before it.</summary>
public sealed class AgentCrew(IMultichatSessionStore store, Transcript transcript, TimeSpan pause) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Thread> _threads = [];
    private ExceptionDispatchInfo? _failure;
    private int _appended;

    /// <summary>How many messages were appended so far.</summary>
    public int Appended => Volatile.Read(ref _appended);

    /// <summary>True once the workers were asked to stop.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Starts the workers.</summary>
    /// <param name="stored">The ids of the messages that are stored already.</param>
    public void Start(IReadOnlySet<string> stored)
    {
        var turns = transcript.Messages.Zip(transcript.Messages.Select(static message => message.Id).Prepend(null), static (message, before) => new Turn(before, message));
        var missing = turns.Where(turn => !stored.Contains(turn.Message.Id)).ToLookup(static turn => turn.Message.Sender, StringComparer.Ordinal);
        foreach (var agent in missing)
        {
            var thread = new Thread(() => Work(agent)) { Name = agent.Key };
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>Asks the workers to stop after the append they are at.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Waits for the workers.</summary>
    /// <param name="whileWaiting">Called about ten times a second.</param>
    public void Wait(Action whileWaiting)
    {
        ArgumentNullException.ThrowIfNull(whileWaiting);
        foreach (var thread in _threads)
        {
            while (!thread.Join(100))
            {
                whileWaiting();
            }
        }

        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private void Work(IEnumerable<Turn> own)
    {
        try
        {
            using var listener = new Listener(store, transcript.SessionId, _stop.Token);
            foreach (var turn in own)
            {
                Say(turn, listener);
                _stop.Token.WaitHandle.WaitOne(pause);
            }
        }
        catch (OperationCanceledException) when (IsStopped)
        {
            // What was not said yet, the next run says.
        }
        catch (Exception exception)
        {
            // Shown by the thread that waits; the other agents need not go on.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            Stop();
        }
    }

    private void Say(Turn turn, Listener listener)
    {
        if (turn.Before is not null)
        {
            listener.WaitFor(turn.Before);
        }

        _stop.Token.ThrowIfCancellationRequested();
        store.AppendMessages(transcript.SessionId, turn.Message);
        Interlocked.Increment(ref _appended);
    }

    // A message, and the one that is said before it; null for the first.
    private readonly record struct Turn(string? Before, ChatMessage Message);
}
