using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>Lives for ever while it is open, and thirty days after it was closed.</summary>
[PersistedSession(Name = "notice", SchemaVersion = 2, Async = true)]
public sealed partial class Notice
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When it ends; not stored itself.</summary>
    [ExpiresAt]
    public DateTimeOffset? EndsAt => ClosedAt?.AddDays(30);

    /// <summary>What it is about.</summary>
    [Indexed]
    public string Topic { get; set; } = "";

    /// <summary>Where it hangs; each place has one.</summary>
    [Indexed(Unique = true)]
    public string? Place { get; set; }

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<string> Notes { get; init; } = [];

    [SchemaUpgrade(From = 1)]
    private static void Close(JsonObject stored)
    {
        stored["closedAt"] = stored["shutAt"]?.DeepClone();
        stored.Remove("shutAt");
    }
}
