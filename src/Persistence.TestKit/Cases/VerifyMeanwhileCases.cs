using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Verify while others write: what they change meanwhile is no damage.</summary>
internal static class VerifyMeanwhileCases
{
    private const int Checks = 10;
    private const int MostChanges = 500;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Verify, VerifyBesideAppendsFindsNoDamage),
        new(Contract.Verify, VerifyBesideSavesThatChangeIndexesFindsNoDamage),
        new(Contract.Verify, VerifyBesideDeletesAndCreatesFindsNoDamage),
        new(Contract.Verify, VerifyBesideAllOfThemFindsNoDamage),
    ];

    private static void VerifyBesideAppendsFindsNoDamage(CaseContext context) => Run(context, [Append]);

    private static void VerifyBesideSavesThatChangeIndexesFindsNoDamage(CaseContext context) => Run(context, [Save]);

    private static void VerifyBesideDeletesAndCreatesFindsNoDamage(CaseContext context) => Run(context, [Renew]);

    private static void VerifyBesideAllOfThemFindsNoDamage(CaseContext context) => Run(context, [Append, Save, Renew]);

    private static void Run(CaseContext context, Action<IMultichatSessionStore, int>[] changes)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("a", messages: 200));
        store.Create(Samples.Chat("b", messages: 3));
        store.Create(Samples.Chat("z", messages: 3));
        var isOver = false;
        var workers = changes.Select(change => Task.Factory.StartNew(
            () =>
            {
                var own = context.Open<IMultichatSessionStore>();
                for (var number = 0; number < MostChanges && !Volatile.Read(ref isOver); number++)
                {
                    change(own, number);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        try
        {
            for (var check = 0; check < Checks; check++)
            {
                Intact(store.Verify());
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            Task.WaitAll(workers);
        }

        Intact(store.Verify());
    }

    private static void Intact(IntegrityReport report) =>
        Check.True(report.IsIntact, $"nothing is damaged, but Verify says: {string.Join("; ", report.Findings.Take(3))}");

    private static void Append(IMultichatSessionStore store, int number)
    {
        store.AppendMessages("a", Samples.Message(1000 + number));
        store.AppendMessages("b", Samples.Message(1000 + number), Samples.Message(500_000 + number));
    }

    private static void Save(IMultichatSessionStore store, int number)
    {
        var chat = store.Load("b", SessionLoad.HeaderOnly);
        chat.Participants.Clear();
        chat.Participants.AddRange([$"Agent-{number % 5}", $"Agent-{(number + 1) % 7}"]);
        chat.Status = number % 2 == 0 ? SessionStatus.Active : SessionStatus.Ended;
        chat.LastActivity = Samples.Moment.AddSeconds(number);
        chat.Messages.Add(Samples.Message(2_000_000 + number));
        store.Save(chat);
    }

    private static void Renew(IMultichatSessionStore store, int number)
    {
        var key = $"c{number % 3}";
        store.Delete(key);
        store.Create(Samples.Chat(key, messages: number % 4));
    }
}
