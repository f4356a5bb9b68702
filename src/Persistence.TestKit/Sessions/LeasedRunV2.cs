using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The next version of <see cref="LeasedRun"/>, for programs of both that claim side by side.</summary>
[PersistedSession(Name = "leased_run", Leases = true, Async = true, SchemaVersion = 2)]
public sealed partial class LeasedRunV2
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>How far it came.</summary>
    public int Progress { get; set; }

    /// <summary>When it is due.</summary>
    [Due(MaxAttempts = 3)]
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Another index.</summary>
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

    [SchemaUpgrade(From = 1)]
    private static void Upgrade(JsonObject stored) => stored.Remove("former");
}
