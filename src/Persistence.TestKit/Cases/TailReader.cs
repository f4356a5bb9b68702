using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>One tail of a chat's messages, read event by event. A tail that never comes to its next event fails the case and does not hang it.</summary>
internal sealed class TailReader : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _guard = new(s_patience);
    private readonly IEnumerator<LogEvent<ChatMessage>> _events;

    public TailReader(IMultichatSessionStore store, string key, long afterSequence = 0) =>
        _events = store.TailMessages(key, afterSequence, _guard.Token).GetEnumerator();

    /// <summary>The next event; null after the last.</summary>
    public LogEvent<ChatMessage>? Next()
    {
        try
        {
            return _events.MoveNext() ? _events.Current : null;
        }
        catch (OperationCanceledException)
        {
            throw new ConformanceException($"The tail came to no event within {s_patience}.");
        }
    }

    /// <summary>The next events are the entries m1, m2 … of these numbers, which are their sequences too.</summary>
    public void Expect(int first, int count = 1)
    {
        for (var number = first; number < first + count; number++)
        {
            var next = Check.Found<object>(Next(), $"message {number}");
            Check.Equal(new LogEvent<ChatMessage>(LogEventKind.Entry, number, Samples.Message(number)), (LogEvent<ChatMessage>)next);
        }
    }

    /// <summary>The next event is no entry.</summary>
    public void Expect(LogEventKind kind, long sequence)
    {
        var next = (LogEvent<ChatMessage>)Check.Found<object>(Next(), kind.ToString());
        Check.Equal(new LogEvent<ChatMessage>(kind, sequence, null), next);
        Check.True(!next.IsEntry);
    }

    /// <summary>Everything up to an event of a kind, which is left out.</summary>
    public List<LogEvent<ChatMessage>> Until(Func<LogEvent<ChatMessage>, bool> isLast)
    {
        var events = new List<LogEvent<ChatMessage>>();
        while (Next() is { } next && !isLast(next))
        {
            events.Add(next);
        }

        return events;
    }

    public void Dispose()
    {
        _events.Dispose();
        _guard.Dispose();
    }
}
