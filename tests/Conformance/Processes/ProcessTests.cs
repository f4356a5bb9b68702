using System.Globalization;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>Several processes on one place, and processes that are killed.</summary>
public sealed class ProcessTests : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly RedisServerFixture _redis;
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-processes-").FullName;

    public ProcessTests(RedisServerFixture redis) => _redis = redis;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(BackendTurns.Of), 1, MemberType = typeof(BackendTurns))]
    public void Killed_workers_lose_and_tear_nothing(string backend)
    {
        using var location = At(backend);
        Kill(location, CrashScenario.ManySessions(), defaultKills: 4, share: 1);
    }

    /// <summary>
    /// Writers of one session that die one after the other: what one has torn is found by the next, also while it writes itself. Long
    /// commits are torn more often, and take longer.
    /// </summary>
    [Theory]
    [InlineData("json", 2, 200, 6, 1.0)]
    [InlineData("json", 1, 2_000_000, 2, 0.2)]
    [InlineData("json", 2, 2_000_000, 4, 0.2)]
    [InlineData("sqlite", 2, 200, 6, 1.0)]
    [InlineData("sqlite", 1, 500_000, 2, 0.1)]
    [InlineData("redis", 2, 200, 4, 0.2)]
    public void Killed_writers_of_one_session_lose_and_tear_nothing(string backend, int writers, int payloadLength, int defaultKills, double share)
    {
        using var location = At(backend);
        Kill(location, CrashScenario.SharedSession(writers, payloadLength), defaultKills, share);
    }

    /// <summary>
    /// Many awaited appends are under way when the process dies: each acknowledged one is there, each other one is there wholly
    /// or not at all, and every writer's order is kept.
    /// </summary>
    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public void Killed_in_a_storm_of_awaited_appends_nothing_is_lost_or_torn(string backend)
    {
        var seed = Environment.TickCount;
        using var location = At(backend);
        var storm = new AwaitedStorm(location, seed);
        for (var kill = 0; kill < 3; kill++)
        {
            storm.WorkAndKill(kill);
            storm.Check();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {storm.Acknowledged} acknowledged, {storm.Unacknowledged} stored without an answer");
    }

    [Theory]
    [MemberData(nameof(BackendTurns.Of), 2, MemberType = typeof(BackendTurns))]
    public void Processes_that_append_to_one_log_lose_nothing_and_keep_their_order(string backend)
    {
        using var location = At(backend);
        using var store = location.Open<IMultichatSessionStore>();
        store.Create(new MultichatSession { SessionId = "shared", Topic = "t", Initiator = "i" });
        var reads = new List<IReadOnlyList<ChatMessage>>();
        Worker.RunAll(3, writer => Worker.Start("append", location.ToString(), Text(writer), "25"), () => reads.Add(store.ReadMessages("shared")));
        var final = store.ReadMessages("shared");
        Assert.Equal(150, final.Count);
        Assert.All(final.Chunk(2), pair => Assert.Equal(pair[0].Sender, pair[1].Sender));
        Assert.All(final.GroupBy(message => message.Sender), own => Assert.Equal(Enumerable.Range(0, 50).Select(Text), own.Select(message => message.Content)));
        Assert.All(reads, read => Assert.Equal(final.Take(read.Count), read));
    }

    [Theory]
    [MemberData(nameof(BackendTurns.Of), 0, MemberType = typeof(BackendTurns))]
    public void Processes_that_save_one_session_lose_no_update(string backend)
    {
        using var location = At(backend);
        using var store = location.Open<IMeasurementStore>();
        store.Create(new Measurement { Id = 1 });
        Worker.RunAll(3, _ => Worker.Start("increment", location.ToString(), "15", "0"), () => store.Load(1));
        Assert.Equal(45, store.Load(1).Progress);
        Assert.Equal([1], store.FindByProgress(45));
    }

    /// <summary>
    /// Random operations of several processes on one session and one log: one order explains the answers, and the log is a list of
    /// which every read saw a prefix. All processes of a machine share the clock that times them.
    /// </summary>
    [Theory]
    [MemberData(nameof(BackendTurns.Of), 1, MemberType = typeof(BackendTurns))]
    public void Histories_of_processes_are_linearizable_and_their_logs_consistent(string backend)
    {
        using var location = At(backend);
        using var runs = location.Open<IAgentRunStore>();
        var workers = Enumerable.Range(1, 3).Select(client => Worker.Start("history", location.ToString(), Text(client), "10")).ToList();
        for (var round = 0; round < 8; round++)
        {
            var key = Guid.NewGuid();
            runs.Create(new AgentRun { RunId = key });
            workers.ForEach(worker => HistoryWorker.Begin(worker, key));
            var rounds = workers.ConvertAll(HistoryWorker.End);
            var operations = rounds.SelectMany(own => own.Operations).OrderBy(operation => operation.Start).ToList();
            Assert.True(Linearizability.IsLinearizable(operations), $"Round {round} has no order that explains it:\n{string.Join('\n', operations)}");
            var log = new AppendHistory();
            log.Include(rounds.SelectMany(own => own.Appends), rounds.SelectMany(own => own.Reads));
            log.CheckAgainst([.. runs.ReadSteps(key).Select(step => step.Action)]);
        }

        workers.ForEach(worker => worker.StandardInput.Close());
        Assert.All(workers, worker => Assert.True(worker.WaitForExit(60_000) && worker.ExitCode == 0, "the workers end"));
        workers.ForEach(worker => worker.Dispose());
    }

    // PERSISTENCE_KILLS is the long mode.
    private static void Kill(Location location, CrashScenario scenario, int defaultKills, double share)
    {
        var seed = Environment.TickCount;
        var recovered = 0L;
        var harness = new CrashHarness(seed)
        {
            StartWorker = task => Worker.Start("crash", location.ToString(), task),
            OpenStore = location.Open<IWorkflowRunStore>,
            Scenario = scenario,
            CheckEnvironment = location.CheckFiles,
            CheckStore = store =>
            {
                recovered += store is WorkflowRunJsonStore files ? files.RecoveryCount : 0;
                location.CheckOrphans();
            },
        };
        var setting = Environment.GetEnvironmentVariable("PERSISTENCE_KILLS");
        try
        {
            harness.Run(setting is null ? defaultKills : (int)(int.Parse(setting, CultureInfo.InvariantCulture) * share));
        }
        catch (ConformanceException failure)
        {
            throw new ConformanceException($"Seed {seed}: {failure.Message}", failure);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {harness.Kills} kills, {harness.KillsInsideACommit} of them inside a commit; {harness.Commits} commits checked, {recovered} torn writes cut off");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Location At(string backend) => Location.At(backend, _folder, _redis.Server.Port);
}
