using System.Globalization;
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
    // The least that can be asked of reading; where the floor is higher, what may be added to that.
    private const double ReadTarget = 0.25;
    private const double BesideFloor = 1.15;
    private const int Rounds = 41;
    private const double RoundMilliseconds = 12;
    private const double WarmUpMilliseconds = 600;
    private const double SettledMilliseconds = 400;
    private const double LongestWarmUpMilliseconds = 4000;

    /// <summary>Reads the value with nothing but what no reader can leave out.</summary>
    public required Func<byte[], T> Floor { get; init; }

    public void Run(RatioReport report)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Value, Peer);
        var writer = new JsonWriter();
        Write(writer, Value);
        if (!writer.Written.SequenceEqual(json))
        {
            throw new InvalidOperationException($"The {What} is not written as System.Text.Json writes it.");
        }

        if (!JsonSerializer.SerializeToUtf8Bytes(Floor(json), Peer).AsSpan().SequenceEqual(json))
        {
            throw new InvalidOperationException($"The floor reads another {What}.");
        }

        using var stream = new MemoryStream(json.Length * 2);
        using var peerWriter = new Utf8JsonWriter(stream);
        Print(report, $"write a {What} ({json.Length} bytes)", () => Ours(writer), () => Theirs(stream, peerWriter), 0.65);
        PrintReading(report, json);
    }

    private void PrintReading(RatioReport report, byte[] json)
    {
        Action ours = () => OursRead(json);
        Action theirs = () => JsonSerializer.Deserialize(json, Peer);
        Action floor = () => Floor(json);
        var count = WarmUp(ours, theirs, floor);
        var times = Timing.Medians(Rounds, Repeat(ours, count), Repeat(theirs, count), Repeat(floor, count));
        report.AtMost($"read a {What}", times[0] / times[1], Math.Max(ReadTarget, BesideFloor * (times[2] / times[1])), Nanoseconds(times, count));
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"the floor: the strings, the values and the objects alone {times[2].TotalNanoseconds / count:0} ns; reading takes {times[0] / times[2]:0.00} of it"));
        PrintAllocation(report, $"read a {What}", ours, theirs);
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
        report.AtMost(what, times[0] / times[1], budget, Nanoseconds(times, count));
        PrintAllocation(report, what, ours, theirs);
    }

    private static string Nanoseconds(TimeSpan[] times, int count) => string.Create(CultureInfo.InvariantCulture, $"{times[0].TotalNanoseconds / count:0} ns, peer {times[1].TotalNanoseconds / count:0} ns");

    private static void PrintAllocation(RatioReport report, string what, Action ours, Action theirs)
    {
        var (oursBytes, theirBytes) = (Timing.AllocatedBytes(ours), Timing.AllocatedBytes(theirs));
        report.AtMost(what + ", allocated", theirBytes == 0 ? (oursBytes == 0 ? 0 : 9) : oursBytes / theirBytes, 1, $"{oursBytes:0} bytes, peer {theirBytes:0} bytes");
    }

    // All are called equally often and in turns until tiered compilation is done with them, which takes longer where the compiler's thread
    // has to wait for a processor; measures how often all of them fit into one round.
    private static int WarmUp(params Action[] ways)
    {
        var start = System.Diagnostics.Stopwatch.StartNew();
        var (compiled, since, count) = (0L, 0.0, 0);
        while (start.Elapsed.TotalMilliseconds is var now && now < LongestWarmUpMilliseconds && (now < WarmUpMilliseconds || now - since < SettledMilliseconds))
        {
            foreach (var way in ways)
            {
                way();
            }

            count++;
            if (System.Runtime.JitInfo.GetCompiledMethodCount() is var methods && methods != compiled)
            {
                (compiled, since, count) = (methods, now, 0);
            }
        }

        return Math.Max(1, (int)(count * RoundMilliseconds * ways.Length / Math.Max(1, start.Elapsed.TotalMilliseconds - since)));
    }

    private static Action Repeat(Action work, int count) => () =>
    {
        for (var repetition = 0; repetition < count; repetition++)
        {
            work();
        }
    };
}
