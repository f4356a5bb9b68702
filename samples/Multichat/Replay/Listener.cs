using Multichat.Sessions;
using Persistence;

namespace Multichat.Replay;

/// <summary>
/// What one agent has heard: the messages of the session, from its first one on, as any agent of any run appends them. It reads the log by a tail, and waits there. For one thread.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="sessionId">The session.</param>
/// <param name="stop">Ends the waiting.</param>
public sealed class Listener(IMultichatSessionStore store, string sessionId, CancellationToken stop) : IDisposable
{
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);
    private readonly IEnumerator<LogEvent<ChatMessage>> _tail = store.TailMessages(sessionId, cancellationToken: stop).GetEnumerator();

    /// <summary>Waits until a message was said, by whatever agent.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="OperationCanceledException">The agents were asked to stop.</exception>
    /// <exception cref="MultichatException">The session was deleted.</exception>
    public void WaitFor(string id)
    {
        while (!_heard.Contains(id))
        {
            if (!_tail.MoveNext() || _tail.Current.Kind == LogEventKind.Ended)
            {
                throw MultichatException.Failure($"The session {sessionId} was deleted while its agents talked.");
            }

            if (_tail.Current.IsEntry)
            {
                _heard.Add(_tail.Current.Entry.Id);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tail.Dispose();
}
