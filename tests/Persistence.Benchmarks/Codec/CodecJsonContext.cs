using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.Benchmarks.Codec;

/// <summary>The peer: System.Text.Json with source generation and the Web options.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CodecMessage))]
[JsonSerializable(typeof(CodecWide))]
[JsonSerializable(typeof(CodecDeep))]
internal sealed partial class CodecJsonContext : JsonSerializerContext;
