using System.Text.Json;
using System.Text.Json.Serialization;

namespace Persistence.Benchmarks.Json;

/// <summary>What System.Text.Json generates for the same messages.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<JsonBenchmarkMessage>))]
internal sealed partial class JsonBenchmarkContext : JsonSerializerContext;
