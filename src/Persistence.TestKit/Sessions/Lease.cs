using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>Lives one hour from its creation.</summary>
[PersistedSession(TimeToLive = "01:00:00", Async = true)]
public sealed partial class Lease
{
    /// <summary>The key.</summary>
    [Key]
    public required string Name { get; init; }

    /// <summary>Who holds it.</summary>
    [Indexed]
    public string Holder { get; set; } = "";

    /// <summary>Which place it is for; each belongs to one lease only.</summary>
    [Indexed(Unique = true)]
    public string? Slot { get; set; }

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<string> Notes { get; init; } = [];
}
