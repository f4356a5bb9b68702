using Multichat.Replay;
using Multichat.Stores;
using Persistence;

namespace Multichat.Views;

/// <summary>What --show --follow prints: the messages, and then those that are appended, as they are, by whatever process.</summary>
public static class LiveView
{
    /// <summary>Prints messages until the session is deleted, or to Ctrl-C.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">The session.</param>
    /// <param name="afterSequence">The message after which to begin; 0 for the first.</param>
    /// <returns>The exit code.</returns>
    public static int Write(ChatStore store, string id, long afterSequence)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var stop = new CancellationTokenSource();
        using var signals = new StopSignals(stop.Cancel);
        try
        {
            foreach (var next in store.Sessions.TailMessages(id, afterSequence, stop.Token))
            {
                Write(next);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            return signals.ExitCode;
        }
    }

    private static void Write(LogEvent<Sessions.ChatMessage> next)
    {
        if (next.IsEntry)
        {
            MessageView.Write(next.Entry);
        }
        else if (next.Kind == LogEventKind.Ended)
        {
            Console.WriteLine();
            Console.WriteLine("The session was deleted.");
        }
    }
}
