using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Json;

/// <summary>The chat that is measured.</summary>
[PersistedSession(Name = "json_chat", Stores = SessionStores.Json | SessionStores.Sqlite)]
public sealed partial class JsonBenchmarkChat
{
    /// <summary>The key.</summary>
    [Key] public required string Id { get; init; }

    /// <summary>A member that changes.</summary>
    public string Topic { get; set; } = "";

    /// <summary>The log.</summary>
    [AppendOnly] public List<JsonBenchmarkMessage> Messages { get; init; } = [];
}
