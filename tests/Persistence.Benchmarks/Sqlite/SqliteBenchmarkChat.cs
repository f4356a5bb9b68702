using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Sqlite;

/// <summary>The chat that is measured.</summary>
[PersistedSession(Name = "chat", Stores = SessionStores.Sqlite)]
public sealed partial class SqliteBenchmarkChat
{
    /// <summary>The key.</summary>
    [Key] public required string Id { get; init; }

    /// <summary>A member that changes.</summary>
    public string Topic { get; set; } = "";

    /// <summary>An indexed member.</summary>
    [Indexed] public int Status { get; set; }

    /// <summary>The log.</summary>
    [AppendOnly] public List<SqliteBenchmarkMessage> Messages { get; init; } = [];
}
