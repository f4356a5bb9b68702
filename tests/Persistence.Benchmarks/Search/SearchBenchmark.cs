using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Persistence.Benchmarks.Redis;

namespace Persistence.Benchmarks.Search;

/// <summary>Searches among many facts, adding one, and what the index takes, beside SQLite's FTS5 in plain SQL over the same texts.</summary>
internal sealed class SearchBenchmark : IQuickBenchmark
{
    private const int Shelves = 1_000;
    private const int FactsOnShelf = 100;
    private const int Queries = 300;
    private const int Rounds = 4;
    private const int Deleted = 20;
    private const int AddedAtOnce = 300;

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        var folder = Directory.CreateTempSubdirectory("persistence-benchmark-").FullName;
        try
        {
            var (queries, p50) = Sqlite(report, Path.Combine(folder, "facts.db"), Path.Combine(folder, "fts5.db"));
            using (var json = Json(folder))
            using (var erasing = new FactShelfJsonStore(Path.Combine(folder, "json"), new JsonStoreOptions { SecureDelete = true }))
            {
                Fill(json);
                var mine = Followed("JSON files", json, () => Json(folder), queries);
                report.AtMost("JSON files: ten best, any of three words / SQLite, p50", mine / p50, 5.0, string.Create(CultureInfo.InvariantCulture, $"{mine:0.000} ms / {p50:0.000} ms"));
                using var durable = new FactShelfJsonStore(Path.Combine(folder, "json"));
                Delete("JSON files", durable, erasing);
            }

            using var server = new BenchmarkServer();
            using var redis = new FactShelfRedisStore(server.Connection);
            Fill(redis);
            report.AtMost("Redis: ten best, any of three words, p50 in ms", Followed("Redis", redis, () => new FactShelfRedisStore(server.Connection), queries), 3.0);
            using var erasingRedis = new FactShelfRedisStore(server.Connection, new RedisStoreOptions { SecureDelete = true });
            Delete("Redis", redis, erasingRedis);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (List<string[]> Queries, double Any) Sqlite(RatioReport report, string path, string byHandPath)
    {
        var texts = new FactTexts();
        using var store = new FactShelfSqliteStore($"Data Source={path}");
        using var byHand = new FullTextTable(byHandPath);
        List<string[]> others = [], queries = [];
        for (var shelf = 0; shelf < Shelves; shelf++)
        {
            var facts = Enumerable.Range(0, FactsOnShelf).Select(_ => texts.Next()).ToList();
            store.Create(new FactShelf { Number = shelf, Facts = [.. facts.Select(static text => new ShelfFact(text))] });
            byHand.InsertMany(shelf, facts);
            if (shelf < 2 * Queries)
            {
                (shelf < Queries ? queries : others).Add(texts.Query(facts[shelf % FactsOnShelf]));
            }
        }

        var any = Compare(report, "any of three words", (others, queries), words => store.SearchFacts(string.Join(' ', words)).Count, words => byHand.Search(string.Join(" OR ", words.Select(static word => $"\"{word}\""))));
        Compare(report, "all of three words", (others, queries), words => store.SearchFacts(new SearchQuery("").All(string.Join(' ', words))).Count, words => byHand.Search(string.Join(' ', words.Select(static word => $"\"{word}\""))));
        Compare(report, "two words side by side", (others, queries), words => store.SearchFacts(new SearchQuery("").Phrase($"{words[0]} {words[1]}")).Count, words => byHand.Search($"\"{words[0]} {words[1]}\""));
        var (size, theirs) = (Size(path, "_search_fact_shelf_facts", "_search_fact_shelf_facts_blocks"), Size(byHandPath, "facts_fts"));
        report.AtMost("SQLite: size of the index / FTS5 with full detail", size / theirs, 1.5, string.Create(CultureInfo.InvariantCulture, $"{size / 1e6:0.0} MB / {theirs / 1e6:0.0} MB"));
        Add(report, store, byHand, texts);
        using var erasing = new FactShelfSqliteStore($"Data Source={path}", new SqliteStoreOptions { SecureDelete = true });
        Delete("SQLite", store, erasing);
        return (queries, any);
    }

    private static void Fill(IFactShelfStore store)
    {
        var texts = new FactTexts();
        for (var shelf = 0; shelf < Shelves; shelf++)
        {
            store.Create(new FactShelf { Number = shelf, Facts = [.. Enumerable.Range(0, FactsOnShelf).Select(_ => new ShelfFact(texts.Next()))] });
        }
    }

    private static FactShelfJsonStore Json(string folder) => new(Path.Combine(folder, "json"), new JsonStoreOptions { Durability = Durability.Relaxed });

    // The first search reads everything, and stores a copy of the index for the next store object; what follows reads what changed, which is one shelf each time.
    private static double Followed<TStore>(string what, TStore store, Func<TStore> open, List<string[]> queries)
        where TStore : IFactShelfStore, IDisposable
    {
        var first = Time(() => store.SearchFacts("nothing"));
        var next = Enumerable.Range(0, 5).Select(_ => First(open)).Order().ToList();
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{what}: the first search of a later store object, with the stored copy of the index {Middle(next):0} ms"));
        var times = new List<double>();
        foreach (var words in queries.Prepend(queries[0]))
        {
            store.AppendFacts(times.Count % Shelves, new ShelfFact("one more"));
            times.Add(Time(() => store.SearchFacts(string.Join(' ', words))));
        }

        var sorted = times.Skip(1).Order().ToList();
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{what}: the first search of a store object {first:0} ms; p50 {Middle(sorted):0.000} ms, p99 {Last(sorted):0.000} ms, each after a commit"));
        return Middle(sorted);
    }

    private static double First<TStore>(Func<TStore> open)
        where TStore : IFactShelfStore, IDisposable
    {
        using var store = open();
        return Time(() => store.SearchFacts("nothing"));
    }

    // Each query is new to both: others went before, until the code is compiled as it stays.
    private static double Compare(RatioReport report, string what, (List<string[]> Others, List<string[]> Measured) queries, Func<string[], int> ours, Func<string[], int> theirs)
    {
        foreach (var words in Enumerable.Repeat(queries.Others, Rounds).SelectMany(static others => others))
        {
            ours(words);
            theirs(words);
        }

        var times = new List<(double Ours, double Theirs)>();
        foreach (var words in queries.Measured)
        {
            times.Add((Time(() => ours(words)), Time(() => theirs(words))));
        }

        var (mine, other) = (times.Select(static time => time.Ours).Order().ToList(), times.Select(static time => time.Theirs).Order().ToList());
        report.AtMost($"SQLite: ten best, {what} / FTS5, p50", Middle(mine) / Middle(other), 1.0, string.Create(CultureInfo.InvariantCulture, $"{Middle(mine):0.000} ms / {Middle(other):0.000} ms"));
        report.AtMost($"SQLite: ten best, {what}, p99 / its p50", Last(mine) / Middle(mine), 2.0, string.Create(CultureInfo.InvariantCulture, $"{Last(mine):0.000} ms; FTS5 {Last(other) / Middle(other):0.00}"));
        return Middle(mine);
    }

    private static void Add(RatioReport report, FactShelfSqliteStore store, FullTextTable byHand, FactTexts texts)
    {
        var next = 0;
        void Ours() => Each(text => store.AppendFacts(next++ % Shelves, new ShelfFact(text)));
        void Theirs() => Each(text => byHand.Insert(next++ % Shelves, text));
        void Each(Action<string> add)
        {
            for (var count = 0; count < AddedAtOnce; count++)
            {
                add(texts.Next());
            }
        }

        Timing.WarmUp(Ours, Theirs);
        var (mine, other, ratio) = Timing.Compare(Timing.Elapsed, static () => { }, 15, Ours, Theirs);
        report.AtMost("SQLite: adding a fact / a table with FTS5 triggers, durable", ratio, 1.3, string.Create(CultureInfo.InvariantCulture, $"{mine.TotalMicroseconds / AddedAtOnce:0} us / {other.TotalMicroseconds / AddedAtOnce:0} us"));
    }

    // What SecureDelete costs a deletion: a session of some hundred facts each, durable.
    private static void Delete(string what, IFactShelfStore store, IFactShelfStore erasing)
    {
        var numbers = Enumerable.Range(Shelves / 2, 2 * Deleted).ToList();
        var times = numbers.ConvertAll(number => Time(() => (number % 2 == 0 ? store : erasing).Delete(number)));
        var (plain, erased) = (Middle([.. times.Where(static (_, index) => index % 2 == 0).Order()]), Middle([.. times.Where(static (_, index) => index % 2 == 1).Order()]));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"{what}: deleting a session with {FactsOnShelf} texts or some more {plain:0.00} ms, with SecureDelete {erased:0.00} ms"));
    }

    // SQLite of the packages has no dbstat. What a table takes is what the file has less without it.
    private static double Size(string path, params string[] tables)
    {
        var copy = path + ".size";
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Number(connection, $"VACUUM INTO '{copy}'");
        using var rest = new SqliteConnection($"Data Source={copy};Pooling=False");
        rest.Open();
        var whole = Number(rest, "PRAGMA page_count");
        foreach (var table in tables)
        {
            Number(rest, $"DROP TABLE {table}");
        }

        Number(rest, "VACUUM");
        return (whole - Number(rest, "PRAGMA page_count")) * Number(rest, "PRAGMA page_size");
    }

    private static double Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToDouble(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static double Time(Action way)
    {
        var start = Stopwatch.GetTimestamp();
        way();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Middle(List<double> sorted) => sorted[sorted.Count / 2];

    private static double Last(List<double> sorted) => sorted[sorted.Count * 99 / 100];
}
