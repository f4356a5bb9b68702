using System.Diagnostics;
using System.Globalization;
using Persistence.Mapping;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>Workers that claim runs and are killed (SIGKILL) at any moment.</summary>
public sealed class ClaimProcessTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private static readonly TimeSpan s_duration = TimeSpan.FromMilliseconds(250);

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-claims-").FullName;

    public static TheoryData<string> Backends => ["json", "sqlite", "redis"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// Four workers make five steps of each run: each step's effect is in the log exactly once and in order, the version has grown by one a step, so that no step was accepted from two, and what a killed worker held was
    /// claimed again. PERSISTENCE_RUNS is the long mode: so many runs, killed about once for every four of them.
    /// </summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public async Task Each_step_of_each_run_is_made_once(string backend)
    {
        var seed = Environment.TickCount;
        var runs = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_RUNS") ?? "16", CultureInfo.InvariantCulture);
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using var store = location.Open<ILeasedRunStore>();
        for (var run = 0; run < runs; run++)
        {
            store.Create(new LeasedRun { Id = $"r{run:0000}", DueAt = DateTimeOffset.UtcNow.AddMinutes(-10) });
        }

        var pool = Enumerable.Range(0, 4).Select(number => new KilledWorker(location, (int)s_duration.TotalMilliseconds, number, seed + number, kills: Math.Max(1, runs / 16))).ToList();
        await Task.WhenAll(pool.ConvertAll(worker => Task.Factory.StartNew(() => worker.Run(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        foreach (var key in store.Keys())
        {
            var run = store.Load(key);
            Assert.Equal(LeaseWorker.Steps, run.Progress);
            Assert.Equal(Enumerable.Range(1, LeaseWorker.Steps).Select(step => $"{key}/{step}"), run.Effects.Select(static effect => effect.Id));
            Assert.Equal(1 + LeaseWorker.Steps + run.Steps.Count, ((IPersistedSession)run).Tracking.Version);
        }

        var events = pool.SelectMany(static worker => worker.Events).ToList();
        Assert.Equal(runs * LeaseWorker.Steps, events.Where(static one => one.What == "made").Select(static one => (one.Run, one.Step)).Concat(Unsaid(store, events)).Distinct().Count());
        var longest = LongestUnclaimed(events);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {pool.Sum(static worker => worker.Kills)} workers killed, {events.Count(static one => one.What == "lost")} leases lost, {events.Count(static one => one.What == "nothing")} calls claimed nothing, longest from a claim that came to nothing to the next {longest.TotalMilliseconds:0} ms");

        Assert.Empty(Overlooked(events));
    }

    /// <summary>A worker dies with a claim: no call that begins when its lease is over, and a poll has passed, claims nothing.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void No_run_of_a_dead_worker_is_overlooked(string backend)
    {
        using var location = Location.At(backend, _folder, redis.Server.Port);
        using var store = location.Open<ILeasedRunStore>();
        store.Create(new LeasedRun { Id = "r", DueAt = DateTimeOffset.UtcNow.AddMinutes(-10) });
        var events = new List<WorkEvent>();
        using (var worker = Worker.Start("claim-hold", location.ToString(), $"{s_duration.TotalMilliseconds}", "0"))
        {
            events.Add(WorkEvent.Parse(worker.StandardOutput.ReadLine()!)!);
            worker.Kill();
            worker.WaitForExit();
        }

        while (events.Count(static one => one.What == "claimed") < 2)
        {
            var began = Stopwatch.GetTimestamp();
            using var claim = store.ClaimDue("next", TimeSpan.FromMinutes(1));
            events.Add(WorkEvent.Parse(WorkEvent.Line(claim is null ? "nothing" : "claimed", "r", (0, claim?.Attempts ?? 0), began))!);
            Thread.Sleep(LeaseWorker.Poll);
        }

        Assert.Empty(Overlooked(events));
        Assert.Equal(2, events[^1].Attempts);
    }

    // Steps that were committed by a worker which was killed before it said so.
    private static IEnumerable<(string Run, int Step)> Unsaid(ILeasedRunStore store, List<WorkEvent> events) =>
        store.Keys().SelectMany(key => Enumerable.Range(1, store.Load(key).Progress).Select(step => (key, step))).Where(step => events.TrueForAll(one => one.What != "made" || (one.Run, one.Step) != step));

    // No run stays unclaimed for longer than its lease and a poll while somebody asks: calls that claimed nothing, although they began when a lease had been over for a poll, and ended before the call
    // began that claimed the run again. How busy the machine is, and how long workers take to start, play no part.
    private static IEnumerable<(WorkEvent Nothing, WorkEvent Dead)> Overlooked(List<WorkEvent> events) =>
        from pair in Repeated(events)
        let over = pair.First.Time + Ticks(s_duration + TimeSpan.FromMilliseconds(LeaseWorker.Poll))
        from nothing in events
        where nothing.What == "nothing" && nothing.Began >= over && nothing.Time < pair.Second.Began
        select (nothing, pair.First);

    // Also while nobody asks: after a kill the workers that are left may be busy, or all of them be starting.
    private static TimeSpan LongestUnclaimed(List<WorkEvent> events) =>
        Repeated(events).Select(static pair => Stopwatch.GetElapsedTime(pair.First.Time, pair.Second.Time)).DefaultIfEmpty().Max();

    // A claim that came to nothing and the next one of the same run and step: the next by its number, because one is not heard of whose worker was killed before it said so. One that was poisoned waits for somebody to heal it.
    private static IEnumerable<(WorkEvent First, WorkEvent Second)> Repeated(List<WorkEvent> events) => events
        .Where(static one => one.What == "claimed")
        .GroupBy(static one => (one.Run, one.Step))
        .Select(static claims => claims.OrderBy(static claim => claim.Time).ToList())
        .SelectMany(static claims => claims.Zip(claims.Skip(1)))
        .Where(static pair => pair.Second.Attempts == pair.First.Attempts + 1);

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
