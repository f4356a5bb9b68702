using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Random histories of parallel clients.</summary>
internal static class HistoryCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Threads, SessionsAreLinearizable),
        new(Contract.Threads, LogsAreConsistentLists),
        new(Contract.LeaseExclusion, LeasedSessionsAreLinearizable),
    ];

    private static void SessionsAreLinearizable(CaseContext context)
    {
        var stores = new[] { context.Open<IServerSettingStore>(), context.Open<IServerSettingStore>() };
        var seed = Environment.TickCount & 0xffff;
        for (var round = 0; round < 10; round++)
        {
            var history = new SessionHistory();
            var key = $"s{round}";
            Parallel.For(0, 4, client => history.Work(stores[client % 2], key, seed + (round * 10) + client, 12));
            Check.True(
                Linearizability.IsLinearizable(history.Operations),
                $"the history of round {round}, seed {seed}, is linearizable:\n{string.Join('\n', history.Operations.OrderBy(operation => operation.Start))}");
        }
    }

    private static void LeasedSessionsAreLinearizable(CaseContext context)
    {
        Check.Possible(context.Environment.HasLeases, "the backend has no leases");
        var stores = new[] { context.Open<ILeasedRunStore>(), context.Open<ILeasedRunStore>() };
        var seed = Environment.TickCount & 0xffff;
        for (var round = 0; round < 10; round++)
        {
            var history = new LeaseHistory();
            var key = $"s{round}";
            Parallel.For(0, 4, client => history.Work(stores[client % 2], key, seed + (round * 10) + client, 14));
            Check.True(
                Linearizability.IsLinearizable(history.Operations),
                $"the history of round {round}, seed {seed}, is linearizable:\n{string.Join('\n', history.Operations.OrderBy(operation => operation.Start))}");
        }
    }

    private static void LogsAreConsistentLists(CaseContext context)
    {
        var stores = new[] { context.Open<IAgentRunStore>(), context.Open<IAgentRunStore>() };
        var key = Guid.NewGuid();
        stores[0].Create(new AgentRun { RunId = key });
        var history = new AppendHistory();
        Parallel.For(0, 5, client =>
        {
            var random = new Random(client);
            for (var number = 0; number < 12; number++)
            {
                if (client == 4 || random.Next(3) == 0)
                {
                    history.ReadSteps(stores[client % 2], key);
                    continue;
                }

                history.AppendSteps(stores[client % 2], key, [.. Enumerable.Range(0, random.Next(1, 4)).Select(part => new RunStep($"{client}/{number}/{part}", 1))]);
            }
        });
        history.CheckAgainst([.. stores[0].ReadSteps(key).Select(step => step.Action)]);
    }
}
