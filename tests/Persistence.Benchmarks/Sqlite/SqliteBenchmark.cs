using System.Globalization;
using Persistence.Benchmarks.Sqlite.Peers;

namespace Persistence.Benchmarks.Sqlite;

/// <summary>The SQLite store beside hand-written ADO.NET with cached commands, Dapper and EF Core, on the same tables.</summary>
internal sealed class SqliteBenchmark : IQuickBenchmark
{
    private const int Turn = 8;

    // Turns until the compiler is done with both ways.
    private const int WarmUp = 2000;

    private delegate long Append(string key, SqliteBenchmarkMessage message);

    /// <inheritdoc/>
    public string Name => "sqlite";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        WarmingUp();
        Appending(report, Durability.Full, rounds: 150, budget: 0.85);
        Appending(report, Durability.Relaxed, rounds: 800, budget: 0.75);
        GroupCommit.Run(report);
        Saving(report);
        Loading(report);
        Growth.Run(report);
    }

    // On databases of their own: a program's first appends go to a log that still grows, and those are measured too.
    private static void WarmingUp()
    {
        using var ours = new BenchmarkDatabase(Durability.Relaxed);
        using var theirs = new BenchmarkDatabase(Durability.Relaxed);
        using var handWritten = new HandWritten(theirs);
        var messages = SqliteBenchmarkMessage.Many((WarmUp + 1) * Turn);
        PerAppend(WarmUp, Turns((key, message) => ours.Store.AppendMessages(key, message), messages), Turns(handWritten.Append, messages));
    }

    // Each way has a database of its own, so that none finds the pages of another in its way.
    private static void Appending(RatioReport report, Durability durability, int rounds, double budget)
    {
        using var ours = new BenchmarkDatabase(durability);
        using var theirs = new BenchmarkDatabase(durability);
        using var atOnce = new BenchmarkDatabase(durability);
        using var dapper = new BenchmarkDatabase(durability);
        using var entities = new BenchmarkDatabase(durability);
        using var handWritten = new HandWritten(theirs);
        using var handWrittenAtOnce = new HandWritten(atOnce);
        using var dapperPeer = new DapperPeer(dapper);
        using var entityPeer = new EntityFrameworkPeer(entities);
        var messages = SqliteBenchmarkMessage.Many((rounds + 2) * Turn * 4);
        var append = Turns((key, message) => ours.Store.AppendMessages(key, message), messages);
        var byHand = Turns(handWritten.Append, messages);
        var times = PerAppend(rounds, append, byHand);
        report.AtMost($"append {durability}, one thread / hand-written", times[0] / times[1], budget, Figures(times[0], times[1]));
        times = PerAppend(rounds, append, byHand);
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"as many again, when neither log grows any more {times[0] / times[1]:0.00}   ({Figures(times[0], times[1])})"));

        // By themselves, because what EF Core leaves in the caches costs the next one more than the append.
        times = PerAppend(rounds / 2, append, Turns(handWrittenAtOnce.AppendAtOnce, messages), Turns(dapperPeer.Append, messages), Turns(entityPeer.Append, messages));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"beside hand-written in one statement {times[0] / times[1]:0.00}, Dapper {times[0] / times[2]:0.00}, EF Core {times[0] / times[3]:0.00}   ({Figures(times[1], times[2])}, {times[3].TotalMicroseconds:0.0} us)"));
        var next = ((rounds * 2) + (rounds / 2) + 3) * Turn;
        var bytes = Timing.AllocatedBytes(() => ours.Store.AppendMessages(BenchmarkDatabase.Session, messages[next++]), rounds * Turn / 2);
        report.AtMost($"append {durability}, bytes allocated", bytes, 64);
    }

    private static TimeSpan[] PerAppend(int rounds, params Action[] turns) => [.. Timing.Medians(rounds, turns).Select(time => time / Turn)];

    // Several appends in a turn: what the way before left in the processor's caches then weighs little.
    private static Action Turns(Append append, SqliteBenchmarkMessage[] messages)
    {
        var next = 0;
        return () =>
        {
            for (var time = 0; time < Turn; time++)
            {
                append(BenchmarkDatabase.Session, messages[next++]);
            }
        };
    }

    private static void Saving(RatioReport report)
    {
        using var ours = new BenchmarkDatabase(Durability.Full);
        using var theirs = new BenchmarkDatabase(Durability.Full);
        using var handWritten = new HandWritten(theirs);
        var chat = ours.Store.Load(BenchmarkDatabase.Session);
        var copy = theirs.Store.Load(BenchmarkDatabase.Session);
        var messages = SqliteBenchmarkMessage.Many(1000);
        var (next, version) = (0, 0L);
        var times = Timing.Medians(
            600,
            () =>
            {
                chat.Messages.Add(messages[next++]);
                ours.Store.Save(chat);
            },
            () =>
            {
                version++;
                handWritten.Save(copy, version, messages[version]);
            });
        report.AtMost("save of an unchanged header and one entry / hand-written", times[0] / times[1], 1.0, Figures(times[0], times[1]));
    }

    private static void Loading(RatioReport report)
    {
        using var database = new BenchmarkDatabase(Durability.Full);
        database.Add("load", 1000);
        using var handWritten = new HandWritten(database);
        using var dapper = new DapperPeer(database);
        using var entities = new EntityFrameworkPeer(database);
        var times = Timing.Medians(
            300,
            () => database.Store.Load("load"),
            () => handWritten.Load("load"),
            () => dapper.Load("load"),
            () => entities.Load("load"));
        report.AtMost("load of 1,000 messages / hand-written", times[0] / times[1], 0.5, Figures(times[0], times[1]));
        report.AtMost("load of 1,000 messages / EF Core", times[0] / times[3], 0.45, Figures(times[0], times[3]));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"beside Dapper {times[0] / times[2]:0.00}"));
    }

    private static string Figures(TimeSpan ours, TimeSpan theirs) =>
        string.Create(CultureInfo.InvariantCulture, $"{ours.TotalMicroseconds:0.0} us / {theirs.TotalMicroseconds:0.0} us");
}
