using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Tails: logs that are read as they grow.</summary>
internal static class TailCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Tail, ATailGivesWhatIsStoredAndThenThatItCaughtUp),
        new(Contract.Tail, ATailBeginsStrictlyAfterItsCursor),
        new(Contract.Tail, ATailGivesEntriesAsTheyAreCommitted),
        new(Contract.Tail, ATailOfAnEmptyLogHasCaughtUpAtOnce),
        new(Contract.Tail, ATailGivesALongBacklogInOrder),
        new(Contract.Tail, ATailReadsItsOwnLogAlone),
        new(Contract.Tail, EntriesThatAreThereAlreadyAreNoEvents),
        new(Contract.Tail, EachEnumerationIsATailOfItsOwn),
        .. TailWriterCases.All,
        .. TailEndCases.All,
        .. TailErrorCases.All,
    ];

    private static void ATailGivesWhatIsStoredAndThenThatItCaughtUp(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        using var tail = new TailReader(store, "c");
        tail.Expect(1, 3);
        tail.Expect(LogEventKind.CaughtUp, 3);
    }

    private static void ATailBeginsStrictlyAfterItsCursor(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        using var inside = new TailReader(store, "c", afterSequence: 2);
        inside.Expect(3);
        inside.Expect(LogEventKind.CaughtUp, 3);
        using var atTheEnd = new TailReader(store, "c", afterSequence: 3);
        atTheEnd.Expect(LogEventKind.CaughtUp, 3);
        store.AppendMessages("c", Samples.Message(4));
        inside.Expect(4);
        atTheEnd.Expect(4);
    }

    private static void ATailGivesEntriesAsTheyAreCommitted(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        using var tail = new TailReader(store, "c");
        tail.Expect(1);
        tail.Expect(LogEventKind.CaughtUp, 1);
        store.AppendMessages("c", Samples.Message(2));
        tail.Expect(2);

        // Another store on the same data, and a save.
        var other = context.Open<IMultichatSessionStore>();
        other.AppendMessages("c", Samples.Messages(3, 4));
        tail.Expect(3, 4);
        var chat = other.Load("c");
        chat.Messages.Add(Samples.Message(7));
        other.Save(chat);
        tail.Expect(7);

        // A save of the header alone is no event.
        chat.Topic = "changed";
        other.Save(chat);
        store.AppendMessages("c", Samples.Message(8));
        tail.Expect(8);

        // Also one that was waiting before the commit.
        var waiting = new Background(() => tail.Expect(9, 2));
        store.AppendMessages("c", Samples.Message(9));
        other.AppendMessages("c", Samples.Message(10));
        waiting.End();
    }

    private static void ATailOfAnEmptyLogHasCaughtUpAtOnce(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        using var tail = new TailReader(store, "c");
        tail.Expect(LogEventKind.CaughtUp, 0);
        store.AppendMessages("c", Samples.Message(1));
        tail.Expect(1);
    }

    private static void ATailGivesALongBacklogInOrder(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1000));
        using var tail = new TailReader(store, "c", afterSequence: 7);
        tail.Expect(8, 600);
        store.AppendMessages("c", Samples.Messages(1001, 300));
        tail.Expect(608, 693);
        tail.Expect(LogEventKind.CaughtUp, 1300);
    }

    private static void ATailReadsItsOwnLogAlone(CaseContext context)
    {
        var store = context.Open<IWorkflowRunStore>();
        store.Create(new WorkflowRun { RunId = "r", Notes = ["a"], Durations = [5] });
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var notes = store.TailNotes("r", cancellationToken: guard.Token).GetEnumerator();
        using var durations = store.TailDurations("r", 1, guard.Token).GetEnumerator();
        Check.Equal(new LogEvent<string>(LogEventKind.Entry, 1, "a"), Next(notes));
        Check.Equal(new LogEvent<string>(LogEventKind.CaughtUp, 1, null), Next(notes));
        Check.Equal(new LogEvent<long>(LogEventKind.CaughtUp, 1, 0), Next(durations));
        store.AppendMessages("r", Samples.Message(1));
        store.AppendDurations("r", 6);
        store.AppendNotes("r", "b");
        Check.Equal(new LogEvent<string>(LogEventKind.Entry, 2, "b"), Next(notes));
        Check.Equal(new LogEvent<long>(LogEventKind.Entry, 2, 6), Next(durations));
    }

    private static void EntriesThatAreThereAlreadyAreNoEvents(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        using var tail = new TailReader(store, "c", afterSequence: 2);
        tail.Expect(LogEventKind.CaughtUp, 2);
        store.AppendMessages("c", Samples.Message(1));
        store.AppendMessages("c");
        store.AppendMessages("c", Samples.Message(2), Samples.Message(3));
        tail.Expect(3);
    }

    private static void EachEnumerationIsATailOfItsOwn(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var tail = store.TailMessages("c", cancellationToken: guard.Token);
        Check.Sequence([1L, 2L, 2L], tail.Take(3).Select(static next => next.Sequence));
        Check.Sequence([1L, 2L, 2L], tail.Take(3).Select(static next => next.Sequence));
    }

    private static LogEvent<T> Next<T>(IEnumerator<LogEvent<T>> tail) => tail.MoveNext() ? tail.Current : throw new ConformanceException("The tail ended.");
}
