using System.Diagnostics;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// Kills working processes again and again and checks after each kill: the store opens, every acknowledged commit is
/// there, no commit is half there, and the work can go on. For any backend.
/// </summary>
public sealed class CrashHarness
{
    private const int LongPayload = 100_000;

    private readonly Random _random;
    private int[] _stored = [];

    /// <summary>Prepares a run.</summary>
    /// <param name="seed">Decides when to kill.</param>
    public CrashHarness(int seed) => _random = new Random(seed);

    /// <summary>
    /// Starts a process that opens the store under test and calls <see cref="CrashWorker.Run"/> with the text it is given here,
    /// writing to its standard output, which must be redirected.
    /// </summary>
    public required Func<string, Process> StartWorker { get; init; }

    /// <summary>Opens the store under test, here.</summary>
    public required Func<IWorkflowRunStore> OpenStore { get; init; }

    /// <summary>What the workers do.</summary>
    public CrashScenario Scenario { get; init; } = CrashScenario.ManySessions();

    /// <summary>Looks at the place itself after a kill, before a store opens it again; for example at the files. It throws when something is wrong.</summary>
    public Action? CheckEnvironment { get; init; }

    /// <summary>Looks at the store after a kill, beside what the scenario checks. It throws when something is wrong.</summary>
    public Action<IWorkflowRunStore>? CheckStore { get; init; }

    /// <summary>How many commits have been checked so far.</summary>
    public int Commits { get; private set; }

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How many kills hit between the begin and the acknowledgement of a commit.</summary>
    public int KillsInsideACommit { get; private set; }

    /// <summary>Kills workers a number of times and checks after each.</summary>
    /// <param name="kills">How many times, at least.</param>
    /// <param name="mostCommitsBetweenKills">The most acknowledged commits to wait for before a kill; at least 1.</param>
    /// <exception cref="ConformanceException">The store lost or tore a commit; the message says which.</exception>
    public void Run(int kills, int mostCommitsBetweenKills = 40)
    {
        _stored = new int[Scenario.Writers];
        using (var store = OpenStore())
        {
            Scenario.Prepare(store);
        }

        while (Kills < kills)
        {
            WorkKillAndCheck(mostCommitsBetweenKills);
        }
    }

    private void WorkKillAndCheck(int mostCommits)
    {
        var (begun, acknowledged) = WorkAndKill(mostCommits);
        Kills += Scenario.Writers;
        KillsInsideACommit += begun.Zip(acknowledged).Count(static pair => pair.First > pair.Second);
        try
        {
            CheckEnvironment?.Invoke();
            using var store = OpenStore();
            var before = _stored;
            _stored = Scenario.Check(store, begun, acknowledged);
            CheckStore?.Invoke(store);
            Commits += acknowledged.Zip(before).Sum(static pair => pair.First - pair.Second);
        }
        catch (ConformanceException failure)
        {
            throw new ConformanceException($"After kill {Kills}: {failure.Message}", failure);
        }
    }

    // The workers are killed one after the other: while one is dead already, the others go on.
    private (int[] Begun, int[] Acknowledged) WorkAndKill(int mostCommits)
    {
        var workers = _stored.Select((stored, writer) => new WatchedWorker(StartWorker(Scenario.TaskOf(writer, stored + 1).ToString()), stored)).ToList();
        try
        {
            var isLong = Scenario.PayloadLength >= LongPayload;
            foreach (var (worker, stored) in workers.Zip(_stored))
            {
                worker.KillAt(stored + 1 + _random.Next(isLong ? 5 : mostCommits), TimeSpan.FromMicroseconds(_random.Next(isLong ? 20_000 : 2_000)));
            }

            workers.ForEach(static worker => worker.Join());
            return ([.. workers.Select(static worker => worker.Begun)], [.. workers.Select(static worker => worker.Done)]);
        }
        finally
        {
            workers.ForEach(static worker => worker.Dispose());
        }
    }
}
