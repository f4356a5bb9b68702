using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What tails refuse, and what ends them with an error.</summary>
internal static class TailErrorCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Errors, ATailOfAnAbsentSessionFails),
        new(Contract.Errors, ATailTakesNoNegativeCursorAndNoBadKey),
        new(Contract.Errors, ATailReportsNewerData),
        new(Contract.Cancellation, ACancelledTailEnds),
        new(Contract.Cancellation, AnAwaitedTailEndsWhenItIsCancelled),
    ];

    private static void ATailOfAnAbsentSessionFails(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var error = Check.Throws<SessionNotFoundException>(() => Check.Sequence([], store.TailMessages("c")));
        Check.Equal("c", error.SessionKey);
        Check.Throws<SessionNotFoundException>(() => Check.Sequence([], store.TailMessages("c", 5)));
    }

    private static void ATailTakesNoNegativeCursorAndNoBadKey(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));

        // At the call, not when the first event is asked for.
        Check.Throws<ArgumentOutOfRangeException>(() => store.TailMessages("c", -1));
        Check.Throws<ArgumentOutOfRangeException>(() => store.TailMessages("c", long.MinValue));
        Check.Throws<ArgumentException>(() => store.TailMessages(""));
        Check.Throws<ArgumentException>(() => store.TailMessages(null!));
        Check.Throws<ArgumentException>(() => store.TailMessages(new string('x', 513)));
    }

    private static void ATailReportsNewerData(CaseContext context)
    {
        var older = context.Open<IProfileV1Store>();
        older.Create(SchemaCases.Older("p"));
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tail = older.TailNotes("p", older.CountNotes("p"), guard.Token).GetEnumerator();
        Check.True(tail.MoveNext());
        Check.Equal(LogEventKind.CaughtUp, tail.Current.Kind);
        var newer = context.Open<IProfileV2Store>();
        newer.Save(newer.Load("p"));
        Check.Throws<SessionSchemaException>(() => tail.MoveNext());
    }

    private static void ACancelledTailEnds(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        using var cancel = new CancellationTokenSource();
        using var tail = store.TailMessages("c", 1, cancel.Token).GetEnumerator();
        Check.True(tail.MoveNext());
        var waiting = new Background(() => tail.MoveNext());
        cancel.Cancel();
        Cancelled(waiting.End, cancel.Token);
        Cancelled(() => Check.Sequence([], store.TailMessages("c", cancellationToken: cancel.Token)), cancel.Token);
        store.AppendMessages("c", Samples.Message(2));
        Check.Equal(2L, store.CountMessages("c"));
    }

    private static async Task AnAwaitedTailEndsWhenItIsCancelled(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("c", messages: 1));
        using var cancel = new CancellationTokenSource();
        var events = new List<LogEvent<ChatMessage>>();
        var error = await Check.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var next in store.TailMessagesAsync("c").WithCancellation(cancel.Token))
            {
                events.Add(next);
                if (next.Kind == LogEventKind.CaughtUp)
                {
                    cancel.CancelAfter(1);
                }
            }
        });
        Check.Equal(cancel.Token, error.CancellationToken);
        Check.Sequence([LogEventKind.Entry, LogEventKind.CaughtUp], events.Select(static next => next.Kind));

        // A consumer that has enough.
        await foreach (var next in store.TailMessagesAsync("c"))
        {
            Check.Equal(1L, next.Sequence);
            break;
        }
    }

    private static void Cancelled(Action call, CancellationToken token)
    {
        try
        {
            call();
        }
        catch (OperationCanceledException error)
        {
            Check.Equal(token, error.CancellationToken);
            return;
        }

        throw new ConformanceException("The tail went on.");
    }
}
