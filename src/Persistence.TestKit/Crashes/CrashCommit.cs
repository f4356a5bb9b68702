using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// The commits of the crash harness: the number says what is done, so the killed process and the one that checks agree.
/// Each touches several places that must change together: header, two logs, index, existence.
/// </summary>
public static class CrashCommit
{
    private const int Sessions = 4;

    /// <summary>Makes one commit.</summary>
    /// <param name="store">The store.</param>
    /// <param name="number">Which commit.</param>
    public static void Apply(IWorkflowRunStore store, int number)
    {
        ArgumentNullException.ThrowIfNull(store);
        var random = new Random(number);
        var key = $"run {random.Next(Sessions)}";
        var run = store.Find(key);
        if (run is null)
        {
            store.Create(Change(new WorkflowRun { RunId = key }, number, random));
        }
        else if (random.Next(20) == 0)
        {
            store.Delete(key);
        }
        else if (random.Next(2) == 0)
        {
            store.AppendMessages(key, Messages(number, random.Next(1, 6)));
        }
        else
        {
            store.Save(Change(run, number, random));
        }
    }

    private static WorkflowRun Change(WorkflowRun run, int number, Random random)
    {
        run.State = (SessionStatus)(number % 2);
        run.Current = new WorkflowStep { Name = $"step {number}", Needs = [.. Enumerable.Repeat("a need", random.Next(3))] };
        run.Attempts[$"{number % 5}"] = [number];
        run.Messages.AddRange(Messages(number, random.Next(3)));
        run.Notes.AddRange(Enumerable.Repeat($"note {number}", random.Next(3)));
        run.Durations.Add(number);
        return run;
    }

    private static ChatMessage[] Messages(int number, int count) =>
        [.. Enumerable.Range(0, count).Select(part => new ChatMessage($"{number}/{part}", "Agent-1", new string('m', number % 900), DateTimeOffset.UnixEpoch.AddSeconds(number)))];

    /// <summary>Everything a store holds, in words that are the same on every backend.</summary>
    /// <param name="store">The store.</param>
    /// <returns>One line for each session, then what the index says and what <c>Verify</c> finds.</returns>
    public static IReadOnlyList<string> Dump(IWorkflowRunStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var lines = store.Keys().Select(key => Line(store.Load(key))).ToList();
        lines.Add("active: " + string.Join(", ", store.FindByState(SessionStatus.Active)));
        lines.Add("ended: " + string.Join(", ", store.FindByState(SessionStatus.Ended)));
        lines.Add("findings: " + string.Join("; ", store.Verify().Findings));
        return lines;
    }

    private static string Line(WorkflowRun run) =>
        $"{run.RunId} v{((Mapping.IPersistedSession)run).Tracking.Version} {run.State} {run.Current?.Name} {string.Join(',', run.Attempts.Select(pair => $"{pair.Key}={string.Join('+', pair.Value)}"))} "
        + $"[{string.Join(' ', run.Messages.Select(message => $"{message.Id}:{message.Content.Length}"))}] [{string.Join(' ', run.Notes)}] [{string.Join(' ', run.Durations)}]";
}
