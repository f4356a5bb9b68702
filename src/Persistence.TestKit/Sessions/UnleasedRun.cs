using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary><see cref="LeasedRun"/> as a program has it that knows no leases.</summary>
[PersistedSession(Name = "leased_run", Async = true)]
public sealed partial class UnleasedRun
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>How far it came.</summary>
    public int Progress { get; set; }

    /// <summary>When it is due.</summary>
    [Indexed]
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Another index.</summary>
    [Indexed]
    public string? Worker { get; set; }

    /// <summary>A log that everybody may append to.</summary>
    [AppendOnly]
    public List<ChatMessage> Messages { get; init; } = [];

    /// <summary>An exclusive log.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<string> Steps { get; init; } = [];

    /// <summary>An exclusive log whose entries have ids.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<ChatMessage> Effects { get; init; } = [];
}
