using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>A store that was disposed says so before it looks at anything else: at keys, numbers, sessions and cancellation.</summary>
internal static class DisposalCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Errors, ADisposedStoreSaysSoFirst),
        new(Contract.Errors, ADisposedStoreSaysSoFirstToAwaitedCalls),
    ];

    private static void ADisposedStoreSaysSoFirst(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("a"));
        var (enumerable, tail) = (store.Keys(), store.TailMessages("a"));
        store.Dispose();
        Dictionary<string, Action> calls = new()
        {
            ["Create"] = () => store.Create(null!),
            ["Create of a bad session"] = () => store.Create(Samples.Chat("")),
            ["Save"] = () => store.Save(null!),
            ["Find"] = () => store.Find(""),
            ["Find of null"] = () => store.Find(null!),
            ["Load"] = () => store.Load(""),
            ["Exists"] = () => store.Exists(""),
            ["Delete"] = () => store.Delete(""),
            ["Count"] = () => store.Count(),
            ["Keys"] = () => store.Keys(),
            ["Keys begun before"] = () => Check.Sequence([], enumerable),
            ["PurgeExpired"] = () => store.PurgeExpired(),
            ["Verify"] = () => store.Verify(),
            ["Maintain"] = () => store.Maintain(),
            ["UpgradeAll"] = () => store.UpgradeAll(),
            ["Diagnose"] = () => store.Diagnose(),
            ["Append"] = () => store.AppendMessages("", Samples.Message(1)),
            ["Append of nothing"] = () => store.AppendMessages("a"),
            ["Append of a bad entry"] = () => store.AppendMessages("a", [null!]),
            ["Read"] = () => store.ReadMessages("", -1, -1),
            ["ReadLast"] = () => store.ReadLastMessages("", -1),
            ["CountMessages"] = () => store.CountMessages(""),
            ["Tail"] = () => store.TailMessages("", -1),
            ["Tail begun before"] = () => Check.Sequence([], tail),
            ["FindByStatus"] = () => store.FindByStatus(SessionStatus.Active, -1),
            ["FindByParticipants"] = () => store.FindByParticipants(null!, -1),
            ["FindByLastActivityBetween"] = () => store.FindByLastActivityBetween(Samples.Moment, Samples.Moment, -1),
        };
        CheckAll(calls.Select(static call => (call.Key, Attempt(call.Value))));
    }

    private static async Task ADisposedStoreSaysSoFirstToAwaitedCalls(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        await store.CreateAsync(Samples.Chat("a"));
        await store.DisposeAsync();
        var cancelled = new CancellationToken(canceled: true);
        Dictionary<string, Func<Task>> calls = new()
        {
            ["CreateAsync"] = () => store.CreateAsync(null!, cancelled).AsTask(),
            ["SaveAsync"] = () => store.SaveAsync(null!, cancelled).AsTask(),
            ["FindAsync"] = () => store.FindAsync("", cancellationToken: cancelled).AsTask(),
            ["LoadAsync"] = () => store.LoadAsync(null!, cancellationToken: cancelled).AsTask(),
            ["ExistsAsync"] = () => store.ExistsAsync("", cancelled).AsTask(),
            ["DeleteAsync"] = () => store.DeleteAsync("", cancelled).AsTask(),
            ["CountAsync"] = () => store.CountAsync(cancelled).AsTask(),
            ["KeysAsync"] = () => store.KeysAsync(cancelled).GetAsyncEnumerator(CancellationToken.None).MoveNextAsync().AsTask(),
            ["PurgeExpiredAsync"] = () => store.PurgeExpiredAsync(cancelled).AsTask(),
            ["VerifyAsync"] = () => store.VerifyAsync(cancelled).AsTask(),
            ["MaintainAsync"] = () => store.MaintainAsync(cancelled).AsTask(),
            ["UpgradeAllAsync"] = () => store.UpgradeAllAsync(null, cancelled).AsTask(),
            ["DiagnoseAsync"] = () => store.DiagnoseAsync(cancelled).AsTask(),
            ["AppendAsync"] = () => store.AppendMessagesAsync("", Samples.Message(1), cancelled).AsTask(),
            ["AppendAsync of a bad entry"] = () => store.AppendMessagesAsync("a", (ChatMessage)null!, cancelled).AsTask(),
            ["ReadAsync"] = () => store.ReadMessagesAsync("", -1, -1, cancelled).AsTask(),
            ["ReadLastAsync"] = () => store.ReadLastMessagesAsync("", -1, cancelled).AsTask(),
            ["CountMessagesAsync"] = () => store.CountMessagesAsync("", cancelled).AsTask(),
            ["TailAsync"] = () => store.TailMessagesAsync("", -1, cancelled).GetAsyncEnumerator(CancellationToken.None).MoveNextAsync().AsTask(),
            ["FindByStatusAsync"] = () => store.FindByStatusAsync(SessionStatus.Active, -1, cancellationToken: cancelled).AsTask(),
            ["FindByLastActivityBetweenAsync"] = () => store.FindByLastActivityBetweenAsync(Samples.Moment, Samples.Moment, -1, cancelled).AsTask(),
        };
        var attempts = new List<(string, Exception?)>();
        foreach (var (name, call) in calls)
        {
            attempts.Add((name, await AttemptAsync(call)));
        }

        CheckAll(attempts);
    }

    private static Exception? Attempt(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static async Task<Exception?> AttemptAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static void CheckAll(IEnumerable<(string Call, Exception? Outcome)> attempts)
    {
        var others = attempts.Where(static attempt => attempt.Outcome is not ObjectDisposedException).Select(static attempt => $"{attempt.Call}: {attempt.Outcome?.GetType().Name ?? "nothing"}");
        Check.Sequence([], others);
    }
}
