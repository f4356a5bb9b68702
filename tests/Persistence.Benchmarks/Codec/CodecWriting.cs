using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Persistence.Serialization;

namespace Persistence.Benchmarks.Codec;

/// <summary>Writing by the generated codecs and by System.Text.Json's source generation: <c>dotnet run -c Release -- --filter '*CodecWriting*'</c>.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class CodecWriting : IDisposable
{
    private readonly JsonWriter _writer = new();
    private readonly MemoryStream _stream = new();
    private readonly Utf8JsonWriter _peer;

    public CodecWriting() => _peer = new Utf8JsonWriter(_stream);

    [Benchmark, BenchmarkCategory("chat message")]
    public int Message()
    {
        _writer.Clear();
        CodecChatMap.MessagesLog.Write(_writer, CodecSamples.Message);
        return _writer.Length;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("chat message")]
    public long MessagePeer() => Peer(CodecSamples.Message, CodecJsonContext.Default.CodecMessage);

    [Benchmark, BenchmarkCategory("header of 20 members")]
    public int Wide()
    {
        _writer.Clear();
        CodecWideMap.WriteHeader(_writer, CodecSamples.Wide);
        return _writer.Length;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("header of 20 members")]
    public long WidePeer() => Peer(CodecSamples.Wide, CodecJsonContext.Default.CodecWide);

    [Benchmark, BenchmarkCategory("deep document")]
    public int Deep()
    {
        _writer.Clear();
        CodecDeepMap.WriteHeader(_writer, CodecSamples.Deep);
        return _writer.Length;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("deep document")]
    public long DeepPeer() => Peer(CodecSamples.Deep, CodecJsonContext.Default.CodecDeep);

    [GlobalCleanup]
    public void Dispose()
    {
        _peer.Dispose();
        _stream.Dispose();
        GC.SuppressFinalize(this);
    }

    private long Peer<T>(T value, JsonTypeInfo<T> description)
    {
        _stream.SetLength(0);
        _peer.Reset(_stream);
        JsonSerializer.Serialize(_peer, value, description);
        _peer.Flush();
        return _stream.Length;
    }
}
