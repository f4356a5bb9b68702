using System.Diagnostics;
using System.Globalization;
using Persistence.Benchmarks.Json;
using Persistence.Benchmarks.Redis;
using Persistence.Benchmarks.Scale;
using Persistence.Benchmarks.Sqlite;
using Persistence.Tool.Commands;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Tool;

/// <summary>
/// The tool: export beside the quickest way to read the same, copying beside the store itself, its start, its memory. The budgets are those of the package of native code (docs/decisions/native-tool.md), whose rows say "native" and measure a process with its start; rows that say "JIT" show
/// the package for all other systems beside it: exports in a process that runs already, start and memory as a process. TOOL_SESSIONS says how many sessions are copied, and looked at by the commands whose memory is measured, TOOL_AOT where the native tool is.
/// </summary>
internal sealed class ToolBenchmark : IQuickBenchmark
{
    private const int Messages = 100;

    /// <inheritdoc/>
    public string Name => "tool";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        Json(report, 1000);
        Sqlite(report, 1000);
        Redis(report, 1000);
        Copy(report, int.TryParse(Environment.GetEnvironmentVariable("TOOL_SESSIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var sessions) ? sessions : 5000);
        ToolProcess.Start(report);
    }

    private static void Json(RatioReport report, int sessions)
    {
        using var folder = new BenchmarkFolder(Durability.Relaxed);
        for (var number = 0; number < sessions; number++)
        {
            folder.Add(Key(number), Messages);
        }

        var store = Path.GetDirectoryName(Path.GetDirectoryName(folder.FileOf("0")))!;
        var files = Directory.GetFiles(Path.GetDirectoryName(folder.FileOf("0"))!, "*.jsonl");
        var cat = ScaleBenchmark.Best(() => ToolProcess.Run("cat", files));
        Exports(report, "JSON: export / cat of the files", store, cat, 1.0 / 3);
        ToolProcess.Memory(report, "JSON: export", static () => { }, "export", store);
    }

    private static void Sqlite(RatioReport report, int sessions)
    {
        using var database = new BenchmarkDatabase(Durability.Relaxed);
        database.Transaction(() =>
        {
            for (var number = 0; number < sessions; number++)
            {
                database.Add(Key(number), Messages);
            }
        });
        var path = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        ToolProcess.Memory(report, "SQLite: export", static () => { }, "export", path);
        if (!ToolProcess.Exists("sqlite3"))
        {
            RatioReport.Note("sqlite3 is not installed: the export of a database was not compared with its .dump");
            return;
        }

        var dump = ScaleBenchmark.Best(() => ToolProcess.Run("sqlite3", path, ".dump"));
        Exports(report, "SQLite: export / sqlite3 .dump", path, dump, 1);
    }

    private static void Redis(RatioReport report, int sessions)
    {
        using var server = new BenchmarkServer();
        using var store = new RedisBenchmarkChatRedisStore(server.Connection);
        for (var number = 0; number < sessions; number++)
        {
            store.Create(new RedisBenchmarkChat { Id = Key(number), Messages = [.. Enumerable.Repeat(RedisBenchmark.Message, Messages)] });
        }

        var database = server.Connection.GetDatabase();
        var read = ScaleBenchmark.Best(() => ReadAll(server.Connection, database, sessions));
        var address = $"redis://{server.Address.Split(',')[0]}/persistence";
        ToolProcess.Memory(report, "Redis: export", static () => { }, "export", address);
        Exports(report, "Redis: export / pipelined HGETALL and LRANGE", address, read, 0.5);
    }

    private static void Exports(RatioReport report, string what, string store, TimeSpan other, double least)
    {
        if (ToolProcess.Native is { } native)
        {
            var process = ScaleBenchmark.Best(() => ToolProcess.Run(native, "export", store));
            report.AtLeast(what + " (speed), native", other / process, least, ScaleBenchmark.Figures(process, other));
        }

        var jit = ScaleBenchmark.Best(() => Run("export", store));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{what} (speed), JIT: {other / jit:F2} {ScaleBenchmark.Figures(jit, other)}"));
    }

    private static void Copy(RatioReport report, int sessions)
    {
        using var folder = new BenchmarkFolder(Durability.Relaxed);
        for (var number = 0; number < sessions; number++)
        {
            folder.Add(Key(number), 10);
        }

        using var target = new JsonBenchmarkChatSqliteStore($"Data Source={folder.Other("bulk.db")}", new SqliteStoreOptions { Durability = Durability.Relaxed });
        var keys = folder.Store.Keys().ToList();
        var loaded = keys.ConvertAll(key => folder.Store.Load(key));
        var start = Stopwatch.GetTimestamp();
        loaded.ForEach(session => target.Create(new JsonBenchmarkChat { Id = session.Id, Messages = session.Messages }));
        var own = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        var store = Path.GetDirectoryName(Path.GetDirectoryName(folder.FileOf("0")))!;
        Run("copy", store, folder.Other("copy.db"));
        var copied = Stopwatch.GetElapsedTime(start);
        report.AtLeast(string.Create(CultureInfo.InvariantCulture, $"copy of {sessions} sessions of 10 entries, JSON to SQLite / relaxed creation (speed), JIT"), own / copied, 0.5, ScaleBenchmark.Figures(copied, own));
        Run("export", store, "--output", folder.Other("document"));
        ToolMemory.Run(report, [("JSON", store), ("SQLite", folder.Other("copy.db"))], folder.Other("document"), folder.Other("made"));
    }

    private static void ReadAll(ConnectionMultiplexer connection, IDatabase database, int sessions)
    {
        foreach (var some in Enumerable.Range(0, sessions).Chunk(100))
        {
#pragma warning disable SER308 // One thread measures; nothing else needs it.
            connection.WaitAll([.. some.SelectMany(number => new Task[] { database.HashGetAllAsync($"persistence:redis_benchmark_chat:{{{Key(number)}}}"), database.ListRangeAsync($"persistence:redis_benchmark_chat:{{{Key(number)}}}:messages") })]);
#pragma warning restore SER308
        }
    }

    private static string Key(int number) => number.ToString("D7", CultureInfo.InvariantCulture);

    private static void Run(params string[] arguments)
    {
        using var notes = new StringWriter();
        var code = Runner.Run(arguments, new ToolInvocation(Stream.Null, notes)).GetAwaiter().GetResult();
        if (code != 0)
        {
            throw new InvalidOperationException($"persist {string.Join(' ', arguments)}: {notes}");
        }
    }
}
