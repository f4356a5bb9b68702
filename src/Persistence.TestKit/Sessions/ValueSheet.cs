using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A value of each kind, in the header and in the entries of a log.</summary>
[PersistedSession(Async = true)]
public sealed partial class ValueSheet
{
    /// <summary>The key.</summary>
    [Key]
    public required string Name { get; init; }

    /// <summary>A text; null differs from empty.</summary>
    public string? Text { get; set; }

    /// <summary>A clock time, with its kind.</summary>
    public DateTime Clock { get; set; }

    /// <summary>An instant, with its offset.</summary>
    public DateTimeOffset Instant { get; set; }

    /// <summary>A decimal, with its scale.</summary>
    public decimal Amount { get; set; }

    /// <summary>A double, to the last bit.</summary>
    public double Ratio { get; set; }

    /// <summary>A list; null differs from empty.</summary>
    public List<string?>? Words { get; set; }

    /// <summary>A dictionary; null differs from empty.</summary>
    public Dictionary<string, int?>? Counts { get; set; }

    /// <summary>Bytes; null differs from empty.</summary>
    public byte[]? Bytes { get; set; }

    /// <summary>The values of other kinds.</summary>
    public ValueSet Values { get; set; } = new();

    /// <summary>The same in a log.</summary>
    [AppendOnly]
    public List<ValueSet> History { get; init; } = [];
}
