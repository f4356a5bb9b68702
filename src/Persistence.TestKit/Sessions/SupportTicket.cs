using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A ticket of a support desk: a key of two parts, an index of each kind, two of which may be null, a log.</summary>
[PersistedSession(Async = true)]
[CompoundIndex(nameof(Assignee), nameof(Status), nameof(Due))]
public sealed partial class SupportTicket
{
    /// <summary>The key's first part.</summary>
    [Key]
    public required string Tenant { get; init; }

    /// <summary>The key's second part.</summary>
    [Key]
    public required long Number { get; init; }

    /// <summary>What it is about.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who works on it; null while nobody does.</summary>
    [Indexed]
    public string? Assignee { get; set; }

    /// <summary>Where it stands.</summary>
    [Indexed]
    public SessionStatus Status { get; set; }

    /// <summary>How urgent it is.</summary>
    [Indexed]
    public int Priority { get; set; }

    /// <summary>When it is to be answered; null where nobody has said it.</summary>
    [Indexed]
    public DateTimeOffset? Due { get; set; }

    /// <summary>Words to find it by.</summary>
    [Indexed]
    public List<string> Tags { get; init; } = [];

    /// <summary>What was said.</summary>
    [AppendOnly]
    public List<string> Notes { get; init; } = [];
}
