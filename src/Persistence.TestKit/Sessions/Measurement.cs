using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An index of each kind; the key is a small integer.</summary>
[PersistedSession(Async = true)]
public sealed partial class Measurement
{
    /// <summary>The key.</summary>
    [Key]
    public required int Id { get; init; }

    /// <summary>A number.</summary>
    [Indexed]
    public int Progress { get; set; }

    /// <summary>A number that may be null.</summary>
    [Indexed]
    public long? Duration { get; set; }

    /// <summary>A number with a fraction.</summary>
    [Indexed]
    public double Score { get; set; }

    /// <summary>Yes or no.</summary>
    [Indexed]
    public bool IsFinal { get; set; }

    /// <summary>An identity.</summary>
    [Indexed]
    public Guid Source { get; set; }

    /// <summary>A day.</summary>
    [Indexed]
    public DateOnly Day { get; set; }

    /// <summary>An instant that may be null.</summary>
    [Indexed]
    public DateTimeOffset? MeasuredAt { get; set; }

    /// <summary>A clock time, with its kind.</summary>
    [Indexed]
    public DateTime TakenAt { get; set; }

    /// <summary>A duration, which may be negative.</summary>
    [Indexed]
    public TimeSpan Offset { get; set; }

    /// <summary>A text.</summary>
    [Indexed]
    public string? Label { get; set; }
}
