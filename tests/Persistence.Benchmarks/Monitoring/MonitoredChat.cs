using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Monitoring;

/// <summary>The chat whose monitoring is measured.</summary>
[PersistedSession(Stores = SessionStores.Json | SessionStores.Sqlite)]
public sealed partial class MonitoredChat
{
    /// <summary>The key.</summary>
    [Key] public required string Id { get; init; }

    /// <summary>A member that changes.</summary>
    public string Topic { get; set; } = "";

    /// <summary>The log.</summary>
    [AppendOnly] public List<string> Messages { get; init; } = [];
}
