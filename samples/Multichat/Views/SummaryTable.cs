using Multichat.Replay;
using Multichat.Stores;
using Multichat.Transcripts;

namespace Multichat.Views;

/// <summary>The table at the end of a replay.</summary>
public static class SummaryTable
{
    /// <summary>Prints it.</summary>
    public static void Write(Transcript transcript, ChatStore store, ReplayResult result)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        ArgumentNullException.ThrowIfNull(store);
        Console.WriteLine();
        Row("Session", transcript.SessionId);
        Row("Store", store.Description);
        Row("Messages", $"{result.Stored:N0}, {result.Appended:N0} of them in this run");
        Row("Messages/s", result.Appended == 0 ? "-" : $"{result.Appended / result.Elapsed.TotalSeconds:N0}");
        Row("Store size", store.Size() is { } bytes ? $"{bytes / 1024.0:N0} KiB" : "unknown");
        Row("Participants", $"{transcript.Senders.Count:N0}");
        foreach (var agent in transcript.Messages.CountBy(static message => message.Sender, StringComparer.Ordinal).OrderByDescending(static agent => agent.Value))
        {
            Row($"  {Printable.Line(agent.Key)}", $"{agent.Value,6:N0}");
        }
    }

    private static void Row(string name, string value) => Console.WriteLine($"{name,-16} {value}");
}
