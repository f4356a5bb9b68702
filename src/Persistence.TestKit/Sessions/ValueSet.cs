namespace Persistence.TestKit.Sessions;

/// <summary>A value of each kind.</summary>
public sealed record ValueSet
{
    /// <summary>A text.</summary>
    public string? Text { get; init; }

    /// <summary>A character.</summary>
    public char Letter { get; init; } = 'a';

    /// <summary>A signed integer of 64 bits.</summary>
    public long Large { get; init; }

    /// <summary>An unsigned integer of 64 bits.</summary>
    public ulong Huge { get; init; }

    /// <summary>A decimal, with its scale.</summary>
    public decimal Amount { get; init; }

    /// <summary>A double, to the last bit.</summary>
    public double Ratio { get; init; }

    /// <summary>A float, to the last bit.</summary>
    public float Share { get; init; }

    /// <summary>An identity.</summary>
    public Guid Identity { get; init; }

    /// <summary>A clock time, with its kind.</summary>
    public DateTime Clock { get; init; }

    /// <summary>An instant, with its offset.</summary>
    public DateTimeOffset? Instant { get; init; }

    /// <summary>A day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>A time of day.</summary>
    public TimeOnly Time { get; init; }

    /// <summary>A duration.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>An enum, also without a name for its number.</summary>
    public SessionStatus Status { get; init; }
}
