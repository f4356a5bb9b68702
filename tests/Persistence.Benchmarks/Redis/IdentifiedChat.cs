using System.ComponentModel.DataAnnotations;

namespace Persistence.Benchmarks.Redis;

/// <summary>The chat whose messages have ids, for what the ids cost in memory.</summary>
[PersistedSession]
public sealed partial class RedisIdentifiedChat
{
    /// <summary>The key.</summary>
    [Key] public required string Id { get; init; }

    /// <summary>The log.</summary>
    [AppendOnly] public List<RedisIdentifiedMessage> Messages { get; init; } = [];
}

/// <summary>A message of about 200 bytes that can be appended twice and is stored once.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sender">Who.</param>
/// <param name="Content">What.</param>
public sealed record RedisIdentifiedMessage([property: Key] string Id, string Sender, string Content);
