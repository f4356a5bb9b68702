using System.Diagnostics;
using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// Kills a working process again and again and checks after each kill: the store opens, every acknowledged commit is
/// there, no commit is half there, and the work can go on. For any backend.
/// </summary>
public sealed class CrashHarness
{
    private readonly CommitModel _model = new();
    private readonly Random _random;

    /// <summary>Prepares a run.</summary>
    /// <param name="seed">Decides when to kill.</param>
    public CrashHarness(int seed) => _random = new Random(seed);

    /// <summary>
    /// Starts a process that opens the store under test and calls <see cref="CrashWorker.Run"/> with the two numbers,
    /// writing to its standard output, which must be redirected.
    /// </summary>
    public required Func<int, int, Process> StartWorker { get; init; }

    /// <summary>Opens the store under test, here.</summary>
    public required Func<IWorkflowRunStore> OpenStore { get; init; }

    /// <summary>How many commits have been checked so far.</summary>
    public int Commits => _model.Last;

    /// <summary>How many kills hit between the begin and the acknowledgement of a commit.</summary>
    public int KillsInsideACommit { get; private set; }

    /// <summary>Kills the worker a number of times and checks after each.</summary>
    /// <param name="kills">How many times.</param>
    /// <param name="mostCommitsBetweenKills">The most acknowledged commits to wait for before a kill; at least 1.</param>
    /// <exception cref="ConformanceException">The store lost or tore a commit; the message says which.</exception>
    public void Run(int kills, int mostCommitsBetweenKills = 40)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            var (begun, done) = WorkAndKill(_random.Next(mostCommitsBetweenKills));
            KillsInsideACommit += begun > done ? 1 : 0;
            using var store = OpenStore();
            Compare(CrashCommit.Dump(store), begun, done, kill);
        }
    }

    // Commits before the kill come after a random number of acknowledgements and a random moment more.
    private (int Begun, int Done) WorkAndKill(int acknowledgements)
    {
        using var worker = StartWorker(_model.Last + 1, int.MaxValue);
        var (begun, done) = (_model.Last, _model.Last);
        var killAt = _model.Last + acknowledgements;
        var isKilled = false;
        while (worker.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(CrashWorker.Begins, StringComparison.Ordinal))
            {
                begun = int.Parse(line.AsSpan(CrashWorker.Begins.Length), CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith(CrashWorker.Done, StringComparison.Ordinal))
            {
                done = int.Parse(line.AsSpan(CrashWorker.Done.Length), CultureInfo.InvariantCulture);
            }

            if (!isKilled && begun > killAt)
            {
                isKilled = true;
                SpinWait.SpinUntil(() => false, TimeSpan.FromMicroseconds(_random.Next(1500)));
                worker.Kill();
            }
        }

        worker.WaitForExit();
        return isKilled ? (begun, done) : throw new ConformanceException($"The worker ended by itself with exit code {worker.ExitCode}, at commit {begun}.");
    }

    private void Compare(IReadOnlyList<string> actual, int begun, int done, int kill)
    {
        _model.AdvanceTo(done);
        var acknowledged = _model.Dump();
        if (actual.SequenceEqual(acknowledged))
        {
            return;
        }

        if (begun > done)
        {
            _model.AdvanceTo(begun);
            if (actual.SequenceEqual(_model.Dump()))
            {
                return;
            }
        }

        throw new ConformanceException($"""
            After kill {kill}, with commit {done} acknowledged and {begun} begun, the store is in neither state.
            acknowledged:
            {string.Join('\n', acknowledged)}
            with the commit that was begun:
            {string.Join('\n', _model.Dump())}
            in the store:
            {string.Join('\n', actual)}
            """);
    }
}
