using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Redis;

/// <summary>The chat that is measured.</summary>
[PersistedSession(Async = true)]
public sealed partial class RedisBenchmarkChat
{
    /// <summary>The key.</summary>
    [Key] public required string Id { get; init; }

    /// <summary>A member that changes.</summary>
    public string Topic { get; set; } = "";

    /// <summary>An indexed member.</summary>
    [Indexed] public int Status { get; set; }

    /// <summary>The log.</summary>
    [AppendOnly] public List<RedisBenchmarkMessage> Messages { get; init; } = [];
}

/// <summary>A message of about 200 bytes.</summary>
/// <param name="Sender">Who.</param>
/// <param name="Content">What.</param>
public sealed record RedisBenchmarkMessage(string Sender, string Content);
