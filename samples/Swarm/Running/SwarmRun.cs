using Swarm.Moving;
using Swarm.Page;
using Swarm.Stores;
using Swarm.Transcripts;
using Swarm.Views;

namespace Swarm.Running;

/// <summary>The main process: starts the agent processes, starts them again when they die, moves the swarm when that is asked for, and shows what is said.</summary>
public sealed class SwarmRun(SwarmSetting setting, Transcript transcript)
{
    private PageSetting? _page = setting.Page;

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
        using var page = StartPage(stores);
        AgentChild[] children = [.. Enumerable.Range(0, setting.Processes).Select(number => new AgentChild(number, setting))];
        try
        {
            if (!Watch(swarm, children, stop))
            {
                return false;
            }

            swarm.Chats.End(transcript.ChatId, transcript.Senders[0]);
            SwarmSummary.Write(swarm, transcript, script.RunId);
            return page is null || !setting.Stays || Stay(stop);
        }
        finally
        {
            Array.ForEach(children, static child => child.Stop());
            Array.ForEach(children, static child => child.Dispose());
        }
    }

    // The page keeps its port over moves: a browser that has it open finds it again.
    private SwarmPage? StartPage(SwarmStores stores)
    {
        if (_page is null)
        {
            return null;
        }

        var page = SwarmPage.Start(_page, stores);
        _page = _page with { Port = page.Port };
        Console.WriteLine($"-- page: {page.Address}#{Uri.EscapeDataString($"chats/{transcript.ChatId}")}");
        return page;
    }

    // Everything is done, and can be looked at until that is ended; or moved.
    private bool Stay(CancellationToken stop)
    {
        Console.WriteLine("\nEverything is said and done. The page stays until Ctrl-C; with another --folder all of it begins from the start.");
        while (StoreNote.ReadTarget(setting.Folder) is null)
        {
            if (stop.WaitHandle.WaitOne(100))
            {
                return true;
            }
        }

        return false;
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
