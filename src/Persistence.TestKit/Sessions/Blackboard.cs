using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>Something of everything, for random sequences of operations: sliding expiry, both kinds of index, both kinds of log.</summary>
[PersistedSession(TimeToLive = "01:00:00", SlidingExpiration = true, Async = true)]
public sealed partial class Blackboard
{
    /// <summary>The key.</summary>
    [Key]
    public required string Name { get; init; }

    /// <summary>An indexed text.</summary>
    [Indexed]
    public string? Owner { get; set; }

    /// <summary>A unique value.</summary>
    [Indexed(Unique = true)]
    public int? Slot { get; set; }

    /// <summary>A text that a rule holds short.</summary>
    [StringLength(8)]
    public string Text { get; set; } = "";

    /// <summary>A shared log with ids.</summary>
    [AppendOnly]
    public List<BlackboardPost> Posts { get; init; } = [];

    /// <summary>An exclusive log without ids.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)]
    public List<string> Decisions { get; init; } = [];
}
