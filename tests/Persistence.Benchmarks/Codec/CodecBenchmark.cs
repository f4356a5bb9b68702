namespace Persistence.Benchmarks.Codec;

/// <summary>The generated codecs against System.Text.Json's source generation: time and allocation, in one run.</summary>
internal sealed class CodecBenchmark : IQuickBenchmark
{
    public string Name => "codec";

    public void Run(RatioReport report)
    {
        new CodecComparison<CodecMessage>("chat message", CodecSamples.Message, CodecJsonContext.Default.CodecMessage, CodecChatMap.MessagesLog.Write, CodecChatMap.MessagesLog.Read)
        {
            Floor = static json => BareCodec.Message(json),
        }.Run(report);
        new CodecComparison<CodecWide>("header of 20 members", CodecSamples.Wide, CodecJsonContext.Default.CodecWide, CodecWideMap.WriteHeader, CodecWideMap.ReadHeader)
        {
            Floor = static json => BareCodec.Wide(json),
        }.Run(report);
        new CodecComparison<CodecDeep>("deep document", CodecSamples.Deep, CodecJsonContext.Default.CodecDeep, CodecDeepMap.WriteHeader, CodecDeepMap.ReadHeader)
        {
            Floor = static json => BareCodec.Deep(json),
        }.Run(report);
    }
}
