using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The same in a newer version, which does not look for codes any more.</summary>
[PersistedSession(Name = "badge", SchemaVersion = 2, Async = true)]
public sealed partial class BadgeV3
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Its code.</summary>
    public string Code { get; set; } = "";

    /// <summary>Who has it.</summary>
    public string Holder { get; set; } = "";
}
