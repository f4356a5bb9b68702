using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Persistence.Engine;
using Persistence.Json;
using Persistence.Monitoring;
using Persistence.Sqlite;

namespace Persistence.Benchmarks.Monitoring;

/// <summary>What the meter and the spans of a store cost: while nothing listens, and with the OpenTelemetry SDK.</summary>
internal sealed class MonitoringBenchmark : IQuickBenchmark
{
    private const string Key = "multichat_1758690250";
    private const int Batch = 32;

    // As many tests of instruments as a call makes at most, its commit included.
    private const int Tests = 6;

    private static readonly string s_message = new('x', 200);

    /// <inheritdoc/>
    public string Name => "monitoring";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-monitoring-").FullName;
        try
        {
            var relaxed = new JsonStoreOptions { Durability = Durability.Relaxed };
            var json = new JsonSessionEngine<MonitoredChat, string, MonitoredChatMap>(Path.Combine(folder, "silent"), relaxed);
            Silent(report, "JSON", json, new MonitoredChatJsonStore(Path.Combine(folder, "silent"), relaxed));
            IoMode.Result(json.Close(IoMode.Blocking));
            using (var database = new SqliteDatabase($"Data Source={Path.Combine(folder, "silent.db")}", new SqliteStoreOptions { Durability = Durability.Relaxed }))
            {
                Silent(report, "SQLite", new SqliteSessionEngine<MonitoredChat, string, MonitoredChatMap>(database), new MonitoredChatSqliteStore(database));
            }

            Heard(report, "JSON", new MonitoredChatJsonStore(Path.Combine(folder, "heard")));
            Heard(report, "SQLite", new MonitoredChatSqliteStore($"Data Source={Path.Combine(folder, "heard.db")}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The same engine, called by its store, which measures, and directly. That also leaves out the check of the key and the look for tails.
    private static void Silent(RatioReport report, string backend, SessionEngine<MonitoredChat, string> engine, IMonitoredChatStore store)
    {
        using var owned = store;
        store.Create(new MonitoredChat { Id = Key });
        var handler = (LogHandler<MonitoredChat, string, string>)engine.Logs[0];
        var key = new EncodedKey<string>(Key, Key);
        Action byStore = () => store.AppendMessages(Key, s_message), byEngine = () => IoMode.Result(handler.Append(key, [s_message], IoMode.Blocking));
        Action loadByStore = () => store.Load(Key, SessionLoad.HeaderOnly), loadByEngine = () => IoMode.Result(engine.Read(key, SessionLoad.HeaderOnly, IoMode.Blocking));
        Action save = Saving(store);
        var check = CheckTime();
        foreach (var (what, measured, bare) in ((string, Action, Action?)[])[("append", byStore, byEngine), ("save", save, null), ("load", loadByStore, loadByEngine)])
        {
            Action many = Many(measured), direct = Many(bare ?? measured);
            Timing.WarmUp(many, direct);
            var times = Timing.Medians(400, many, direct);
            var each = times[0].TotalNanoseconds / Batch;
            report.AtMost($"{backend}: {what} that nothing listens to / without the tests", each / (each - check), 1.01, string.Create(CultureInfo.InvariantCulture, $"{each:0} ns, tests {check:0.0} ns"));
            if (bare is not null)
            {
                var bytes = Timing.AllocatedBytes(measured, 2000) - Timing.AllocatedBytes(bare, 2000);
                RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{backend}: {what} by the store / by its engine {times[0] / times[1]:0.000}, {bytes:0.0} bytes more"));
            }
        }
    }

    private static Action Saving(IMonitoredChatStore store)
    {
        var chat = store.Load(Key, SessionLoad.HeaderOnly);
        return () =>
        {
            chat.Topic = chat.Topic == "a" ? "b" : "a";
            store.Save(chat);
        };
    }

    private static Action Many(Action one) => () =>
    {
        for (var number = 0; number < Batch; number++)
        {
            one();
        }
    };

    // How long the tests of one call take: two instruments each.
    private static double CheckTime()
    {
        const int times = 10_000_000;
        var heard = 0;
        for (var round = 0; round < 2; round++)
        {
            for (var number = 0; number < times; number++)
            {
                heard += StoreTelemetry.MeasuresCommits ? 1 : 0;
            }
        }

        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < times; number++)
        {
            heard += StoreTelemetry.MeasuresCommits ? 1 : 0;
        }

        return heard == 0 ? Stopwatch.GetElapsedTime(start).TotalNanoseconds / times * Tests / 2 : throw new InvalidOperationException("Something listens.");
    }

    // The SDK listens in each other batch; what it does between batches is not measured.
    private static void Heard(RatioReport report, string backend, IMonitoredChatStore store)
    {
        const int rounds = 150;
        using var owned = store;
        store.Create(new MonitoredChat { Id = Key });
        Action batch = Many(() => store.AppendMessages(Key, s_message));
        Timing.WarmUp(batch, () => WithSdk(batch));
        var (with, without, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var (silent, heard) = round % 2 == 0 ? (Time(batch), WithSdk(batch)) : Swap(WithSdk(batch), Time(batch));
            with.Add(heard.TotalMicroseconds / Batch);
            without.Add(silent.TotalMicroseconds / Batch);
            ratios.Add(heard / silent);
        }

        report.AtMost($"{backend}: durable append with meter and trace of the SDK / without", Median(ratios), 1.15, string.Create(CultureInfo.InvariantCulture, $"{Median(with):0.0} / {Median(without):0.0} us"));
    }

    private static TimeSpan WithSdk(Action batch)
    {
        using var meter = Sdk.CreateMeterProviderBuilder().AddMeter("Persistence").AddReader(new BaseExportingMetricReader(new NoExport())).Build();
        using var tracer = Sdk.CreateTracerProviderBuilder().AddSource("Persistence").AddProcessor(new NoProcessing()).Build();
        return Time(batch);
    }

    private static (TimeSpan Silent, TimeSpan Heard) Swap(TimeSpan heard, TimeSpan silent) => (silent, heard);

    private static TimeSpan Time(Action batch)
    {
        var start = Stopwatch.GetTimestamp();
        batch();
        return Stopwatch.GetElapsedTime(start);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private sealed class NoExport : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }

    private sealed class NoProcessing : BaseProcessor<Activity>;
}
