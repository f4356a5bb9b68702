using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

#pragma warning disable PG0018 // Stands for another program over the same data.

/// <summary>The same, whose values are unique from now on.</summary>
[PersistedSession(Name = "badge", Async = true)]
public sealed partial class BadgeV2
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Its code.</summary>
    [Indexed(Unique = true)]
    public string Code { get; set; } = "";

    /// <summary>Who has it.</summary>
    public string Holder { get; set; } = "";
}
