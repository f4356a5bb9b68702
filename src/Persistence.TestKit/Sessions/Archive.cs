using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>Lives ten thousand years from its last commit: longer than a clock can count.</summary>
[PersistedSession(TimeToLive = "3650000.00:00:00", SlidingExpiration = true, Async = true)]
public sealed partial class Archive
{
    /// <summary>The key.</summary>
    [Key]
    public required string Id { get; init; }

    /// <summary>Its title; each belongs to one archive only.</summary>
    [Indexed(Unique = true)]
    public string? Title { get; set; }

    /// <summary>When it was filed.</summary>
    [Indexed]
    public DateTime FiledAt { get; set; }

    /// <summary>A log.</summary>
    [AppendOnly]
    public List<string> Pages { get; init; } = [];

    /// <summary>What an edit dialog does: another object with the same members.</summary>
    /// <returns>The copy.</returns>
    public Archive Copy() => (Archive)MemberwiseClone();
}
