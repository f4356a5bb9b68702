using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// Several writers on one session. Each commit adds a message that says whose it is and the how manieth; every fourth is a save, which also
/// changes the header and with it an index: none of them may be there without the others.
/// </summary>
internal sealed class SharedSessionScenario(int writers, int payloadLength) : CrashScenario(writers, payloadLength)
{
    private const string Key = "shared";
    private const string Saves = "saves";

    // After this many checks a new session is begun, before reading it takes longer than writing it.
    private const int ChecksOfASession = 10;

    // The earlier headers are what compaction of an append-only file is for: it comes about twice in a session.
    private const int HeaderLength = 4000;

    private int _checks;

    internal override void Prepare(IWorkflowRunStore store)
    {
        if (!store.Exists(Key))
        {
            store.Create(new WorkflowRun { RunId = Key });
        }
    }

    internal override CrashTask TaskOf(int writer, int first) => new(Writers, PayloadLength, writer, first);

    internal override void Apply(IWorkflowRunStore store, int writer, int number)
    {
        var message = SharedMessage.Of(writer, number, PayloadLength);
        if (number % 4 == 0)
        {
            Save(store, message);
        }
        else
        {
            store.AppendMessages(Key, message);
        }
    }

    internal override int[] Check(IWorkflowRunStore store, IReadOnlyList<int> begun, IReadOnlyList<int> acknowledged)
    {
        var run = store.Load(Key);
        var stored = Enumerable.Range(0, Writers).Select(writer => CheckWriter(run, writer, begun[writer], acknowledged[writer])).ToArray();
        CheckHeader(store, run);
        if (store.Verify().Findings is [var finding, ..])
        {
            throw new ConformanceException($"Verify finds damage: {finding}");
        }

        if (++_checks % ChecksOfASession == 0)
        {
            store.Delete(Key);
            Prepare(store);
            return new int[Writers];
        }

        return stored;
    }

    // A commit that was begun and not acknowledged may be there or not.
    private int CheckWriter(WorkflowRun run, int writer, int begun, int acknowledged)
    {
        var own = run.Messages.Where(message => message.Sender == SharedMessage.SenderOf(writer)).ToList();
        if (own.Count < acknowledged || own.Count > begun)
        {
            throw new ConformanceException($"Writer {writer} began {begun} commits, of which {acknowledged} were acknowledged; {own.Count} are stored.");
        }

        for (var number = 1; number <= own.Count; number++)
        {
            if (own[number - 1] != SharedMessage.Of(writer, number, PayloadLength))
            {
                throw new ConformanceException($"Commit {number} of writer {writer} is not what it stored: message {own[number - 1].Id}, {own[number - 1].Content.Length} characters.");
            }
        }

        return own.Count;
    }

    private static void CheckHeader(IWorkflowRunStore store, WorkflowRun run)
    {
        var saved = run.Messages.FindAll(static message => SharedMessage.NumberOf(message) % 4 == 0);
        var state = StateAfter(saved.Count);
        var header = (run.Current?.Name.TrimEnd(), run.Attempts.GetValueOrDefault(Saves)?[0] ?? 0, run.State);
        if (header != (saved.LastOrDefault()?.Id, saved.Count, state))
        {
            throw new ConformanceException($"The log holds {saved.Count} saves, the last {saved.LastOrDefault()?.Id}; the header says {header}.");
        }

        if (state is { } value && !store.FindByState(value).SequenceEqual([Key]))
        {
            throw new ConformanceException($"The session has state {value}, and the index does not find it.");
        }

        if (!store.Keys().SequenceEqual([Key]))
        {
            throw new ConformanceException($"The keys are {string.Join(", ", store.Keys())}.");
        }
    }

    private static void Save(IWorkflowRunStore store, ChatMessage message)
    {
        while (true)
        {
            var run = store.Load(Key, SessionLoad.HeaderOnly);
            var saves = (run.Attempts.GetValueOrDefault(Saves)?[0] ?? 0) + 1;
            run.Attempts[Saves] = [saves];
            run.State = StateAfter(saves);
            run.Current = new WorkflowStep { Name = message.Id.PadRight(HeaderLength) };
            run.Messages.Add(message);
            try
            {
                store.Save(run);
                return;
            }
            catch (SessionConflictException)
            {
                // Another writer was faster.
            }
        }
    }

    private static SessionStatus? StateAfter(int saves) => saves == 0 ? null : (SessionStatus)(saves % 2);
}
