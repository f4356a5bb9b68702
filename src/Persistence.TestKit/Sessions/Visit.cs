using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>Lives one hour from its last commit, but no longer than it says.</summary>
[PersistedSession(Name = "visit", TimeToLive = "01:00:00", SlidingExpiration = true, Async = true)]
public sealed partial class Visit
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>When it is to end at the latest.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>When it ends at the latest; not stored itself.</summary>
    [ExpiresAt]
    public DateTimeOffset? EndsAt => ClosesAt?.AddMinutes(5);

    /// <summary>Which place it has; each belongs to one visit only.</summary>
    [Indexed(Unique = true)]
    public string? Place { get; set; }

    /// <summary>A log without ids.</summary>
    [AppendOnly]
    public List<string> Notes { get; init; } = [];

    /// <summary>A log with ids.</summary>
    [AppendOnly]
    public List<Heartbeat> Heartbeats { get; init; } = [];
}
