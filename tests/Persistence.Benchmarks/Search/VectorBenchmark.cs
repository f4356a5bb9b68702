using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Persistence.Benchmarks.Search;

/// <summary>The ten nearest of 100,000 embeddings of 384 numbers, beside TensorPrimitives over one array in memory, and beside a loop over blobs that somebody writes by hand.</summary>
internal sealed class VectorBenchmark : IQuickBenchmark
{
    private const int Shelves = 100;
    private const int VectorsOnShelf = 1_000;
    private const int Dimensions = 384;

    private readonly Random _random = new(1);

    /// <inheritdoc/>
    public string Name => "vectors";

    /// <inheritdoc/>
    public void Run(RatioReport report)
    {
        var folder = Directory.CreateTempSubdirectory("persistence-benchmark-").FullName;
        try
        {
            Run(report, $"Data Source={Path.Combine(folder, "vectors.db")};Pooling=False");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Run(RatioReport report, string place)
    {
        var flat = new float[Shelves * VectorsOnShelf * Dimensions];
        using var store = new VectorShelfSqliteStore(place, new SqliteStoreOptions { Durability = Durability.Relaxed });
        for (var shelf = 0; shelf < Shelves; shelf++)
        {
            var vectors = Enumerable.Range(0, VectorsOnShelf).Select(_ => Next()).ToList();
            for (var index = 0; index < VectorsOnShelf; index++)
            {
                TensorPrimitives.Divide(vectors[index], TensorPrimitives.Norm<float>(vectors[index]), flat.AsSpan(((shelf * VectorsOnShelf) + index) * Dimensions, Dimensions));
            }

            store.Create(new VectorShelf { Number = shelf, Vectors = [.. vectors.Select(static vector => new ShelfVector(vector))] });
        }

        var sought = Next();
        var start = Stopwatch.GetTimestamp();
        store.SearchVectorsByEmbedding(sought);
        var first = Stopwatch.GetElapsedTime(start);
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"SQLite: the first search, which reads all and stores a copy of the embeddings {first.TotalMilliseconds:0} ms"));
        Timing.WarmUp(() => store.SearchVectorsByEmbedding(sought), () => InMemory(flat, sought));
        var (mine, other, ratio) = Timing.Compare(Timing.Elapsed, static () => { }, 31, () => store.SearchVectorsByEmbedding(sought), () => InMemory(flat, sought));
        report.AtMost("SQLite: ten nearest, warm / TensorPrimitives.Dot over one array", ratio, 1.3, string.Create(CultureInfo.InvariantCulture, $"{mine.TotalMilliseconds:0.0} ms / {other.TotalMilliseconds:0.0} ms"));
        var cold = Timing.Medians(5, () => Cold(place, sought), () => ByHand(place, sought));
        report.AtMost("SQLite: ten nearest, first search of a store object / a loop over blobs", cold[0] / cold[1], 0.25, string.Create(CultureInfo.InvariantCulture, $"{cold[0].TotalMilliseconds:0} ms / {cold[1].TotalMilliseconds:0} ms"));
    }

    private static void Cold(string place, float[] sought)
    {
        using var store = new VectorShelfSqliteStore(place);
        store.SearchVectorsByEmbedding(sought);
    }

    private static int InMemory(float[] flat, float[] sought)
    {
        var best = new PriorityQueue<int, float>();
        for (var row = 0; row < flat.Length / Dimensions; row++)
        {
            Keep(best, row, TensorPrimitives.Dot<float>(flat.AsSpan(row * Dimensions, Dimensions), sought));
        }

        return best.Count;
    }

    private static int ByHand(string place, float[] sought)
    {
        using var connection = new SqliteConnection(place);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT _session, _sequence, numbers FROM vector_shelf_vectors";
        using var reader = command.ExecuteReader();
        var best = new PriorityQueue<(long, long), float>();
        while (reader.Read())
        {
            Keep(best, (reader.GetInt64(0), reader.GetInt64(1)), TensorPrimitives.CosineSimilarity<float>(MemoryMarshal.Cast<byte, float>(reader.GetFieldValue<byte[]>(2)), sought));
        }

        return best.Count;
    }

    private static void Keep<T>(PriorityQueue<T, float> best, T row, float cosine)
    {
        if (best.Count < 10)
        {
            best.Enqueue(row, cosine);
        }
        else if (best.TryPeek(out _, out var least) && cosine > least)
        {
            best.DequeueEnqueue(row, cosine);
        }
    }

    private float[] Next() => [.. Enumerable.Range(0, Dimensions).Select(_ => (_random.NextSingle() * 2) - 1)];
}
