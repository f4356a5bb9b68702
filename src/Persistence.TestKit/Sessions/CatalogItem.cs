using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An index of each kind whose values sort otherwise than their texts.</summary>
[PersistedSession(Async = true)]
public sealed partial class CatalogItem
{
    /// <summary>The key.</summary>
    [Key]
    public required int Id { get; init; }

    /// <summary>An exact number.</summary>
    [Indexed]
    public decimal Price { get; set; }

    /// <summary>An exact number that may be null.</summary>
    [Indexed]
    public decimal? Discount { get; set; }

    /// <summary>A character.</summary>
    [Indexed]
    public char Grade { get; set; } = 'A';

    /// <summary>An address.</summary>
    [Indexed]
    public Uri? Page { get; set; }

    /// <summary>A version.</summary>
    [Indexed]
    public Version? Release { get; set; }

    /// <summary>A time of day.</summary>
    [Indexed]
    public TimeOnly? Opens { get; set; }
}
