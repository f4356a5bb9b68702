using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>How tails end.</summary>
internal static class TailEndCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.TailEnd, ATailEndsWithItsSession),
        new(Contract.TailEnd, ATailEndsWhenItsSessionExpires),
        new(Contract.TailEnd, ATailReadsNoSessionThatWasCreatedAgain),
        new(Contract.TailEnd, ATailRecognisesASessionCreatedAgainWithTheSameEntries),
        new(Contract.TailEnd, ACursorThatTheLogDoesNotReachIsOfAnotherLog),
        new(Contract.TailEnd, ATailEndsWhenItsStoreIsDisposed),
    ];

    private static void ATailEndsWithItsSession(CaseContext context)
    {
        var (store, other) = (context.Open<IMultichatSessionStore>(), context.Open<IMultichatSessionStore>());
        store.Create(Samples.Chat("c", messages: 1));
        using var tail = new TailReader(store, "c");
        tail.Expect(1);
        tail.Expect(LogEventKind.CaughtUp, 1);
        Check.True(other.Delete("c"));
        tail.Expect(LogEventKind.Ended, 1);
        Check.Equal(null, tail.Next());
    }

    private static void ATailEndsWhenItsSessionExpires(CaseContext context)
    {
        var store = context.Open<ILeaseStore>();
        store.Create(new Lease { Name = "l", Notes = ["n"] });
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tail = store.TailNotes("l", 1, guard.Token).GetEnumerator();
        Check.True(tail.MoveNext());
        Check.Equal(LogEventKind.CaughtUp, tail.Current.Kind);
        context.Clock.Advance(TimeSpan.FromHours(1));
        Check.True(tail.MoveNext());
        Check.Equal(new LogEvent<string>(LogEventKind.Ended, 1, null), tail.Current);
        Check.True(!tail.MoveNext());
    }

    private static void ATailReadsNoSessionThatWasCreatedAgain(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        using var tail = new TailReader(store, "c");
        tail.Expect(1, 2);
        tail.Expect(LogEventKind.CaughtUp, 2);
        store.Delete("c");
        store.Create(Samples.Chat("c"));
        store.AppendMessages("c", Samples.Messages(11, 5));
        tail.Expect(LogEventKind.Ended, 2);
        Check.Equal(null, tail.Next());

        // The new one, because it is asked for.
        using var again = store.TailMessages("c").GetEnumerator();
        Check.True(again.MoveNext());
        Check.Equal("m11", again.Current.Entry?.Id);
    }

    private static void ATailRecognisesASessionCreatedAgainWithTheSameEntries(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        using var tail = new TailReader(store, "c");
        tail.Expect(1, 2);
        tail.Expect(LogEventKind.CaughtUp, 2);
        store.Delete("c");
        store.Create(Samples.Chat("c", messages: 3));
        tail.Expect(LogEventKind.Ended, 2);
    }

    private static void ACursorThatTheLogDoesNotReachIsOfAnotherLog(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        using var tail = new TailReader(store, "c", afterSequence: 3);
        tail.Expect(LogEventKind.Ended, 3);
        Check.Equal(null, tail.Next());
        using var far = new TailReader(store, "c", afterSequence: long.MaxValue);
        far.Expect(LogEventKind.Ended, long.MaxValue);
    }

    private static void ATailEndsWhenItsStoreIsDisposed(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        using var tail = new TailReader(store, "c");
        tail.Expect(LogEventKind.CaughtUp, 0);
        var waiting = new Background(() => tail.Next());
        store.Dispose();
        Check.Throws<ObjectDisposedException>(waiting.End);
    }
}
