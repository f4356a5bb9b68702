using System.ComponentModel.DataAnnotations;

namespace Persistence.Tool.Tests.Sessions;

/// <summary>A session whose indexed texts have no case.</summary>
[PersistedSession]
public sealed partial class Card
{
    [Key]
    public required string Id { get; init; }

    [Indexed(IgnoreCase = true, Unique = true)]
    public string Name { get; set; } = "";

    [Indexed(IgnoreCase = true)]
    public List<string> Tags { get; init; } = [];
}
