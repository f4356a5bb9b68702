using System.Runtime.ExceptionServices;
using Multichat.Sessions;
using Multichat.Transcripts;

namespace Multichat.Replay;

/// <summary>One worker thread per agent. All append at the same time, each its own messages in their order.</summary>
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
        var missing = transcript.Messages.Where(message => !stored.Contains(message.Id)).ToLookup(static message => message.Sender, StringComparer.Ordinal);
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

    private void Work(IEnumerable<ChatMessage> messages)
    {
        try
        {
            foreach (var message in messages)
            {
                if (IsStopped)
                {
                    return;
                }

                store.AppendMessages(transcript.SessionId, message);
                Interlocked.Increment(ref _appended);
                _stop.Token.WaitHandle.WaitOne(pause);
            }
        }
        catch (Exception exception)
        {
            // Shown by the thread that waits; the other agents need not go on.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            Stop();
        }
    }
}
