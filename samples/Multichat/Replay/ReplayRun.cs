using System.Diagnostics;
using Multichat.Arguments;
using Multichat.Stores;
using Multichat.Transcripts;
using Multichat.Views;

namespace Multichat.Replay;

/// <summary>Replays a transcript from beginning to end, or to Ctrl-C.</summary>
public static class ReplayRun
{
    /// <summary>Replays the transcript that the command line asks for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(ChatArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var transcript = TranscriptReader.Read(arguments.TranscriptPath ?? Path.Combine(AppContext.BaseDirectory, "harbour-festival.jsonl"));
        using var store = StoreOpener.Open(arguments);
        using var crew = new AgentCrew(store.Sessions, transcript, arguments.Pause);
        using var signals = new StopSignals(crew.Stop);

        var replay = new ChatReplay(store.Sessions, transcript);
        var stored = replay.Prepare();
        PrintTitle(transcript, stored.Count);
        var elapsed = Append(crew, stored, transcript.Messages.Count);
        if (signals.ExitCode != 0 && stored.Count + crew.Appended < transcript.Messages.Count)
        {
            Console.WriteLine($"Stopped at {stored.Count + crew.Appended} of {transcript.Messages.Count} messages. The same command continues from there.");
            return signals.ExitCode;
        }

        var count = replay.Finish();
        SummaryTable.Write(transcript, store, new ReplayResult(count, crew.Appended, elapsed));
        return 0;
    }

    private static TimeSpan Append(AgentCrew crew, HashSet<string> stored, int total)
    {
        var progress = new ProgressDisplay(total);
        var started = Stopwatch.GetTimestamp();
        crew.Start(stored);
        try
        {
            crew.Wait(() => progress.Show(stored.Count + crew.Appended));
            return Stopwatch.GetElapsedTime(started);
        }
        finally
        {
            progress.Finish(stored.Count + crew.Appended);
        }
    }

    private static void PrintTitle(Transcript transcript, int stored)
    {
        var total = transcript.Messages.Count;
        Console.WriteLine($"Session {transcript.SessionId}: {total} messages of {transcript.Senders.Count} agents");
        if (stored > 0)
        {
            Console.WriteLine(stored < total ? $"Continuing after {stored} stored messages" : "All messages are stored already");
        }
    }
}
