using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A run that can be leased and lives for an hour after its last commit, but no longer than it says.</summary>
[PersistedSession(Leases = true, Async = true, TimeToLive = "01:00:00", SlidingExpiration = true)]
public sealed partial class PassingRun
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>How far it came.</summary>
    public int Progress { get; set; }

    /// <summary>When it ends at the latest.</summary>
    [ExpiresAt]
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>A log of the holder's.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<string> Steps { get; init; } = [];
}
