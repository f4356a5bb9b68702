using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Persistence.Serialization;

namespace Persistence.Benchmarks.Codec;

/// <summary>Reads a value.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="reader">Stands before it.</param>
internal delegate T Reading<out T>(ref JsonReader reader);

/// <summary>One value, written and read by its generated codec and by System.Text.Json.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="What">What it is, for people.</param>
/// <param name="Value">The value.</param>
/// <param name="Peer">The peer's description of the type.</param>
/// <param name="Write">The generated writing.</param>
/// <param name="Read">The generated reading.</param>
internal sealed record CodecComparison<T>(string What, T Value, JsonTypeInfo<T> Peer, Action<JsonWriter, T> Write, Reading<T> Read)
{
    private const int Rounds = 41;
    private const double RoundMilliseconds = 12;
    private const double WarmUpMilliseconds = 600;
    private const double SettledMilliseconds = 400;
    private const double LongestWarmUpMilliseconds = 4000;

    public void Run(RatioReport report)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Value, Peer);
        var writer = new JsonWriter();
        Write(writer, Value);
        if (!writer.Written.SequenceEqual(json))
        {
            throw new InvalidOperationException($"The {What} is not written as System.Text.Json writes it.");
        }

        using var stream = new MemoryStream(json.Length * 2);
        using var peerWriter = new Utf8JsonWriter(stream);
        Print(report, $"write a {What} ({json.Length} bytes)", () => Ours(writer), () => Theirs(stream, peerWriter), 0.65);
        Print(report, $"read a {What}", () => OursRead(json), () => JsonSerializer.Deserialize(json, Peer), 0.7);
    }

    private void Ours(JsonWriter writer)
    {
        writer.Clear();
        Write(writer, Value);
    }

    private void Theirs(MemoryStream stream, Utf8JsonWriter writer)
    {
        stream.SetLength(0);
        writer.Reset(stream);
        JsonSerializer.Serialize(writer, Value, Peer);
        writer.Flush();
    }

    private void OursRead(byte[] json)
    {
        var reader = new JsonReader(json);
        Read(ref reader);
    }

    private static void Print(RatioReport report, string what, Action ours, Action theirs, double budget)
    {
        var count = WarmUp(ours, theirs);
        var times = Timing.Medians(Rounds, Repeat(ours, count), Repeat(theirs, count));
        report.AtMost(what, times[0] / times[1], budget, $"{times[0].TotalNanoseconds / count:0} ns, peer {times[1].TotalNanoseconds / count:0} ns");
        var (oursBytes, theirBytes) = (Timing.AllocatedBytes(ours), Timing.AllocatedBytes(theirs));
        report.AtMost(what + ", allocated", theirBytes == 0 ? (oursBytes == 0 ? 0 : 9) : oursBytes / theirBytes, 1, $"{oursBytes:0} bytes, peer {theirBytes:0} bytes");
    }

    // Both are called equally often and in turns until tiered compilation is done with them, which takes longer where the compiler's thread
    // has to wait for a processor; measures how often one pair fits into one round.
    private static int WarmUp(Action ours, Action theirs)
    {
        var start = System.Diagnostics.Stopwatch.StartNew();
        var (compiled, since, count) = (0L, 0.0, 0);
        while (start.Elapsed.TotalMilliseconds is var now && now < LongestWarmUpMilliseconds && (now < WarmUpMilliseconds || now - since < SettledMilliseconds))
        {
            ours();
            theirs();
            count++;
            if (System.Runtime.JitInfo.GetCompiledMethodCount() is var methods && methods != compiled)
            {
                (compiled, since, count) = (methods, now, 0);
            }
        }

        return Math.Max(1, (int)(count * RoundMilliseconds * 2 / Math.Max(1, start.Elapsed.TotalMilliseconds - since)));
    }

    private static Action Repeat(Action work, int count) => () =>
    {
        for (var repetition = 0; repetition < count; repetition++)
        {
            work();
        }
    };
}
