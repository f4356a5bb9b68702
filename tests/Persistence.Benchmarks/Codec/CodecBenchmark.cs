using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Persistence.Serialization;

namespace Persistence.Benchmarks.Codec;

/// <summary>The generated codecs against System.Text.Json's source generation: time and allocation, in one run.</summary>
internal sealed class CodecBenchmark : IQuickBenchmark
{
    private const int Rounds = 41;
    private const double RoundMilliseconds = 12;

    private delegate T Reading<T>(ref JsonReader reader);

    public string Name => "codec";

    public void Run(RatioReport report)
    {
        Compare("chat message", report, CodecSamples.Message, CodecJsonContext.Default.CodecMessage, CodecChatMap.MessagesLog.Write, CodecChatMap.MessagesLog.Read);
        Compare("header of 20 members", report, CodecSamples.Wide, CodecJsonContext.Default.CodecWide, CodecWideMap.WriteHeader, CodecWideMap.ReadHeader);
        Compare("deep document", report, CodecSamples.Deep, CodecJsonContext.Default.CodecDeep, CodecDeepMap.WriteHeader, CodecDeepMap.ReadHeader);
    }

    private static void Compare<T>(string what, RatioReport report, T value, JsonTypeInfo<T> peer, Action<JsonWriter, T> write, Reading<T> read)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, peer);
        var writer = new JsonWriter();
        write(writer, value);
        if (!writer.Written.SequenceEqual(json))
        {
            throw new InvalidOperationException($"The {what} is not written as System.Text.Json writes it.");
        }

        using var stream = new MemoryStream(json.Length * 2);
        using var peerWriter = new Utf8JsonWriter(stream);
        void Ours()
        {
            writer.Clear();
            write(writer, value);
        }

        void Theirs()
        {
            stream.SetLength(0);
            peerWriter.Reset(stream);
            JsonSerializer.Serialize(peerWriter, value, peer);
            peerWriter.Flush();
        }

        void OursRead()
        {
            var reader = new JsonReader(json);
            read(ref reader);
        }

        void TheirsRead() => JsonSerializer.Deserialize(json, peer);

        Print(report, $"write a {what} ({json.Length} bytes)", Ours, Theirs, 0.65);
        Print(report, $"read a {what}", OursRead, TheirsRead, 0.7);
    }

    private static void Print(RatioReport report, string what, Action ours, Action theirs, double budget)
    {
        Calibrate(ours);
        var count = Calibrate(theirs);
        Calibrate(ours);
        var times = Timing.Medians(Rounds, Repeat(ours, count), Repeat(theirs, count));
        report.AtMost(what, times[0] / times[1], budget, $"{times[0].TotalNanoseconds / count:0} ns, peer {times[1].TotalNanoseconds / count:0} ns");
        var (oursBytes, theirBytes) = (Timing.AllocatedBytes(ours), Timing.AllocatedBytes(theirs));
        report.AtMost(what + ", allocated", theirBytes == 0 ? (oursBytes == 0 ? 0 : 9) : oursBytes / theirBytes, 1, $"{oursBytes:0} bytes, peer {theirBytes:0} bytes");
    }

    // Runs until tiered compilation is done, and tells how often the work fits into one round.
    private static int Calibrate(Action work)
    {
        var start = System.Diagnostics.Stopwatch.StartNew();
        var count = 0;
        while (start.ElapsedMilliseconds < 300)
        {
            work();
            count++;
        }

        return Math.Max(1, (int)(count * RoundMilliseconds / 300));
    }

    private static Action Repeat(Action work, int count) => () =>
    {
        for (var repetition = 0; repetition < count; repetition++)
        {
            work();
        }
    };
}
