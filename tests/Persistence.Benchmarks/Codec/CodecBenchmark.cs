namespace Persistence.Benchmarks.Codec;

/// <summary>The generated codecs against System.Text.Json's source generation: time and allocation, in one run.</summary>
internal sealed class CodecBenchmark : IQuickBenchmark
{
    public string Name => "codec";

    public void Run(RatioReport report)
    {
        new CodecComparison<CodecMessage>("chat message", CodecSamples.Message, CodecJsonContext.Default.CodecMessage, CodecChatMap.MessagesLog.Write, CodecChatMap.MessagesLog.Read).Run(report);
        new CodecComparison<CodecWide>("header of 20 members", CodecSamples.Wide, CodecJsonContext.Default.CodecWide, CodecWideMap.WriteHeader, CodecWideMap.ReadHeader).Run(report);
        new CodecComparison<CodecDeep>("deep document", CodecSamples.Deep, CodecJsonContext.Default.CodecDeep, CodecDeepMap.WriteHeader, CodecDeepMap.ReadHeader).Run(report);
    }
}
