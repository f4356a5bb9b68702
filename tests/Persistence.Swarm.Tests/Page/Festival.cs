using System.Runtime.CompilerServices;
using Persistence.TestKit;
using Swarm.Running;
using Swarm.Stores;
using Swarm.Transcripts;
using Swarm.Workflows;

namespace Persistence.Swarm.Tests.Page;

/// <summary>The swarm as the picture of the README shows it: in the middle of the shipped transcript, at the transcript's own times.</summary>
internal static class Festival
{
    private const int Said = 22;

    public static string Pictures { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "images"));

    /// <summary>Says the first messages.</summary>
    /// <returns>The chat.</returns>
    public static string Play(SwarmServices swarm, ManualTimeProvider clock)
    {
        var transcript = TranscriptReader.Read(Path.Combine(Path.GetDirectoryName(typeof(TranscriptReader).Assembly.Location)!, "harbour-festival.jsonl"));
        var script = new SwarmScript(swarm, transcript);
        script.Prepare();
        foreach (var message in transcript.Messages.Take(Said))
        {
            clock.Advance(message.SentAt - clock.GetUtcNow());
            script.Before(message);
            swarm.Chats.Respond(transcript.ChatId, message);
        }

        new WorkflowWorker(swarm.Stores.Runs, clock, "worker-2").MakeStep(script.MakeStep);
        return transcript.ChatId;
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
