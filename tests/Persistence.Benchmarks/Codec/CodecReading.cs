using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Persistence.Serialization;

namespace Persistence.Benchmarks.Codec;

/// <summary>Reading by the generated codecs and by System.Text.Json's source generation: <c>dotnet run -c Release -- --filter '*CodecReading*'</c>.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class CodecReading
{
    private readonly byte[] _message = JsonSerializer.SerializeToUtf8Bytes(CodecSamples.Message, CodecJsonContext.Default.CodecMessage);
    private readonly byte[] _wide = JsonSerializer.SerializeToUtf8Bytes(CodecSamples.Wide, CodecJsonContext.Default.CodecWide);
    private readonly byte[] _deep = JsonSerializer.SerializeToUtf8Bytes(CodecSamples.Deep, CodecJsonContext.Default.CodecDeep);

    [Benchmark, BenchmarkCategory("chat message")]
    public object Message()
    {
        var reader = new JsonReader(_message);
        return CodecChatMap.MessagesLog.Read(ref reader);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("chat message")]
    public object? MessagePeer() => JsonSerializer.Deserialize(_message, CodecJsonContext.Default.CodecMessage);

    [Benchmark, BenchmarkCategory("header of 20 members")]
    public object Wide()
    {
        var reader = new JsonReader(_wide);
        return CodecWideMap.ReadHeader(ref reader);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("header of 20 members")]
    public object? WidePeer() => JsonSerializer.Deserialize(_wide, CodecJsonContext.Default.CodecWide);

    [Benchmark, BenchmarkCategory("deep document")]
    public object Deep()
    {
        var reader = new JsonReader(_deep);
        return CodecDeepMap.ReadHeader(ref reader);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("deep document")]
    public object? DeepPeer() => JsonSerializer.Deserialize(_deep, CodecJsonContext.Default.CodecDeep);
}
