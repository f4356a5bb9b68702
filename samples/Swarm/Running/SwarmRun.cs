using Swarm.Moving;
using Swarm.Stores;
using Swarm.Transcripts;
using Swarm.Views;

namespace Swarm.Running;

/// <summary>The main process: starts the agent processes, starts them again when they die, moves the swarm when that is asked for, and shows what is said.</summary>
public sealed class SwarmRun(SwarmSetting setting, Transcript transcript)
{
    /// <summary>Runs the swarm until everything is said and done, or it is asked to stop.</summary>
    /// <returns>False where it was stopped.</returns>
    public bool Run(CancellationToken stop)
    {
        using var only = Only();
        var isDone = false;
        while (!isDone && !stop.IsCancellationRequested)
        {
            if (StoreNote.ReadTarget(setting.Folder) is { } target)
            {
                Console.WriteLine($"-- moved to {target}: {SwarmMove.Run(setting.Folder)} sessions");
            }

            isDone = RunHere(stop);
        }

        return isDone;
    }

    // One main process to a folder: a second one would start the agents twice.
    private FileStream Only()
    {
        try
        {
            return new FileStream(Path.Combine(setting.Folder, "swarm.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause)
        {
            throw SwarmException.Refused($"A swarm runs in {setting.Folder} already.", cause);
        }
    }

    // On one backend, until it is done, moves, or is stopped.
    private bool RunHere(CancellationToken stop)
    {
        var swarm = setting.Open();
        using var stores = swarm.Stores;
        var script = new SwarmScript(swarm, transcript);
        script.Prepare();
        Console.WriteLine($"-- {stores.Description}");
        AgentChild[] children = [.. Enumerable.Range(0, setting.Processes).Select(number => new AgentChild(number, setting))];
        try
        {
            if (!Watch(swarm, children, stop))
            {
                return false;
            }

            swarm.Chats.End(transcript.ChatId, transcript.Senders[0]);
            SwarmSummary.Write(swarm, transcript, script.RunId);
            return true;
        }
        finally
        {
            Array.ForEach(children, static child => child.Stop());
            Array.ForEach(children, static child => child.Dispose());
        }
    }

    private bool Watch(SwarmServices swarm, AgentChild[] children, CancellationToken stop)
    {
        using var view = new ChatView(swarm.Stores.Chats, transcript.ChatId);
        while (!Array.TrueForAll(children, static child => child.IsDone))
        {
            if (stop.WaitHandle.WaitOne(100) || StoreNote.ReadTarget(setting.Folder) is not null)
            {
                return false;
            }

            foreach (var _ in children.Where(static child => child.StartAgainIfDead()))
            {
                Console.WriteLine("-- an agent process died and was started again");
            }
        }

        return true;
    }
}
