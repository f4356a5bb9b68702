using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Layout;

/// <summary>The session of docs/redis-layout.md.</summary>
[PersistedSession(TimeToLive = "7.00:00:00", SlidingExpiration = true)]
public sealed partial class MultichatSession
{
    [Key] public required string SessionId { get; init; }

    public required string Topic { get; set; }

    [Indexed] public int Status { get; set; }

    [Indexed(Unique = true)] public string? Reference { get; set; }

    [AppendOnly] public List<MultichatMessage> Messages { get; init; } = [];
}

public sealed record MultichatMessage([property: Key] string Id, string Sender, string Content);
