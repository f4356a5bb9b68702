using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>Lives one hour from its creation, or as long as it says.</summary>
[PersistedSession(TimeToLive = "01:00:00", Async = true)]
public sealed partial class Loan
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>When it ends.</summary>
    [ExpiresAt, Indexed]
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<string> Notes { get; init; } = [];
}
