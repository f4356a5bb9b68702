using System.Diagnostics;
using System.Globalization;
using Persistence.Benchmarks.Redis;

namespace Persistence.Benchmarks.Queries;

/// <summary>Pages, counts and batches among many sessions, beside what a program would write by hand.</summary>
internal sealed class QueriesBenchmark : IQuickBenchmark
{
    private const int Sessions = 100_000;
    private const int InBatch = 2_000;
    private const int InPage = 50;

    // In JSON files and on Redis, where it takes long to make them.
    private static readonly int s_elsewhere = Environment.GetEnvironmentVariable("SCALE_LONG") == "1" ? Sessions : Sessions / 5;

    /// <inheritdoc/>
    public string Name => "queries";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        var folder = Directory.CreateTempSubdirectory("persistence-benchmark-").FullName;
        try
        {
            Sqlite(report, Path.Combine(folder, "desk.db"));
            Json(report, Path.Combine(folder, "json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Redis(report);
    }

    private static void Sqlite(RatioReport report, string path)
    {
        using var store = new DeskTicketSqliteStore($"Data Source={path}");
        store.CreateMany(DeskTicket.Some(0, Sessions)).ThrowIfFailed();
        using var byHand = new HandWrittenDesk(path);
        Compare(report, "SQLite: 50 headers by three members / hand-written SQL", 1.1, () => Open(store).Headers(), () => byHand.Page("person 7", InPage));
        using (var entities = new EntityFrameworkDesk(path))
        {
            Compare(report, "SQLite: 50 headers by three members / EF Core", 0.3, () => Open(store).Headers(), () => entities.Page("person 7", InPage));
            Note("SQLite: hand-written SQL / EF Core", () => byHand.Page("person 7", InPage), () => entities.Page("person 7", InPage));
        }

        Compare(report, "SQLite: a count by an index / hand-written SQL", 1.1, () => store.Query().WhereAssignee("person 7").Count(), () => byHand.Count("person 7"));
        var far = store.Query().OrderByDue().Take(InPage * 999).Keys().Next;
        Compare(report, "SQLite: page 1,000 / page 1", 1.2, () => store.Query().OrderByDue().Take(InPage).After(far).Headers(), () => store.Query().OrderByDue().Take(InPage).Headers());
        var next = Sessions;
        Compare(report, "SQLite: CreateMany of 2,000 / one hand-written transaction", 1.3, () => store.CreateMany(DeskTicket.Some(next += InBatch, InBatch)).ThrowIfFailed(), () => byHand.Insert(DeskTicket.Some(next += InBatch, InBatch)));
    }

    private static void Json(RatioReport report, string folder)
    {
        using var store = new DeskTicketJsonStore(folder, new JsonStoreOptions { Durability = Durability.Relaxed });
        store.CreateMany(DeskTicket.Some(0, s_elsewhere)).ThrowIfFailed();
        var keys = Open(store).Keys();
        Compare(report, "JSON: 50 headers by three members / loading them by key", 20, () => Open(store).Headers(), () => { foreach (var key in keys) { store.Find(key, SessionLoad.HeaderOnly); } });
        store.Dispose();
        using var durable = new DeskTicketJsonStore(folder);
        var next = Sessions;
        Compare(report, "JSON: CreateMany of 400 / 400 single creates, durable", 0.33, () => durable.CreateMany(DeskTicket.Some(next += InBatch, 400)).ThrowIfFailed(), () => CreateSingly(durable, next += InBatch, 400));
    }

    private static void Redis(RatioReport report)
    {
        using var server = new BenchmarkServer();
        using var store = new DeskTicketRedisStore(server.Connection);
        store.CreateManyAsync(DeskTicket.Some(0, s_elsewhere)).AsTask().GetAwaiter().GetResult().ThrowIfFailed();
        var database = server.Connection.GetDatabase();
        var floor = new RedisFloor(server.Connection, [.. Open(store).Keys()]);
        Compare(report, "Redis: 50 headers by three members / ZRANGEBYLEX and 50 HGETALL", 1.15, () => Open(store).Headers(), floor.Page);
        Compare(report, "Redis: 50 headers by three members / PING", 4, () => Open(store).Headers(), () => database.Ping());
        Note("Redis: ZRANGEBYLEX and 50 HGETALL / PING", floor.Page, () => database.Ping());
        var next = Sessions;
        Compare(report, "Redis: CreateMany of 2,000 / 2,000 single creates", 0.33, () => store.CreateMany(DeskTicket.Some(next += InBatch, InBatch)).ThrowIfFailed(), () => CreateSingly(store, next += InBatch, InBatch));
    }

    private static DeskTicketStoreQuery Open(IDeskTicketStore store) => store.Query().WhereAssignee("person 7").WhereStatus(0).OrderByDue().Take(InPage);

    private static void CreateSingly(IDeskTicketStore store, int first, int count)
    {
        foreach (var ticket in DeskTicket.Some(first, count))
        {
            store.Create(ticket);
        }
    }

    private static void Compare(RatioReport report, string what, double budget, Action ours, Action theirs)
    {
        var (ratio, detail) = Measure(ours, theirs);
        report.AtMost(what, ratio, budget, detail);
    }

    // What can be reached at all.
    private static void Note(string what, Action floor, Action theirs)
    {
        var (ratio, detail) = Measure(floor, theirs);
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{what}: {ratio:0.00} ({detail})"));
    }

    private static (double Ratio, string Detail) Measure(Action ours, Action theirs)
    {
        var rounds = Rounds(ours);
        if (rounds > 10)
        {
            Timing.WarmUp(ours, theirs);
        }

        var times = Timing.Medians(rounds, ours, theirs);
        return (times[0] / times[1], string.Create(CultureInfo.InvariantCulture, $"{times[0].TotalMilliseconds:0.000} ms / {times[1].TotalMilliseconds:0.000} ms"));
    }

    // What takes long is measured a few times.
    private static int Rounds(Action way)
    {
        way();
        var start = Stopwatch.GetTimestamp();
        way();
        return Stopwatch.GetElapsedTime(start) > TimeSpan.FromMilliseconds(15) ? 5 : 200;
    }
}
