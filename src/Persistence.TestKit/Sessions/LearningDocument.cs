using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>Something learned: an integer key, a unique index, a rule of each kind.</summary>
[PersistedSession(Async = true)]
public sealed partial class LearningDocument
{
    /// <summary>The key.</summary>
    [Key]
    public required long Id { get; init; }

    /// <summary>Belongs to one document only; null to none.</summary>
    [Indexed(Unique = true)]
    public string? Reference { get; set; }

    /// <summary>Between 3 and 20 characters.</summary>
    [Required]
    [StringLength(20, MinimumLength = 3)]
    public string Title { get; set; } = "untitled";

    /// <summary>From 1 to 5.</summary>
    [Range(1, 5)]
    public int Importance { get; set; } = 1;

    /// <summary>Small letters; null for none.</summary>
    [RegularExpression("[a-z]+")]
    public string? Category { get; set; }

    /// <summary>A log whose entries have rules.</summary>
    [AppendOnly]
    public List<LearningOutcome> Outcomes { get; init; } = [];
}
