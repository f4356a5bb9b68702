using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>A run that workers claim when it is due, and lease while they work at it.</summary>
[PersistedSession(Leases = true, Async = true)]
public sealed partial class LeasedRun
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>How far it came.</summary>
    public int Progress { get; set; }

    /// <summary>When it is due.</summary>
    [Due(MaxAttempts = 3)]
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Another index, so that saves change more than one.</summary>
    [Indexed]
    public string? Worker { get; set; }

    /// <summary>A log that everybody may append to.</summary>
    [AppendOnly]
    public List<ChatMessage> Messages { get; init; } = [];

    /// <summary>A log that the holder alone may append to.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<string> Steps { get; init; } = [];

    /// <summary>A log of the holder's whose entries have ids.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<ChatMessage> Effects { get; init; } = [];
}
