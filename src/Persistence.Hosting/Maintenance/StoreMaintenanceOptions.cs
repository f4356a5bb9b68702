using Persistence.Engine;

namespace Persistence;

/// <summary>How a host maintains its stores.</summary>
public sealed record StoreMaintenanceOptions
{
    /// <summary>How much time lies between two runs, from a second to 30 days; each is up to a tenth of it earlier or later. Default: one hour.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The first run comes a random time after the start, of at most this: programs that start together do not all begin at once. From zero to the interval. Default: 5 minutes, or the interval if that is shorter.
    /// </summary>
    public TimeSpan? StartsWithin { get; set; }

    /// <summary>Whether expired sessions are removed. Default: true.</summary>
    public bool Purge { get; set; } = true;

    /// <summary>Whether files are compacted, statistics updated and write-ahead logs moved. Default: true.</summary>
    public bool Compact { get; set; } = true;

    internal void Read(StoreSettings settings)
    {
        Interval = settings.Value(nameof(Interval), Interval);
        StartsWithin = settings.Text(nameof(StartsWithin)) is null ? StartsWithin : settings.Value(nameof(StartsWithin), TimeSpan.Zero);
        Purge = settings.Value(nameof(Purge), Purge);
        Compact = settings.Value(nameof(Compact), Compact);
    }

    internal void Validate()
    {
        if (Interval < TimeSpan.FromSeconds(1) || Interval > TimeSpan.FromDays(30))
        {
            throw new ArgumentException($"StoreMaintenanceOptions.Interval is {Interval}; it lies between a second and 30 days.");
        }

        if (StartsWithin is { } start && (start < TimeSpan.Zero || start > Interval))
        {
            throw new ArgumentException($"StoreMaintenanceOptions.StartsWithin is {start}; it lies between zero and the interval.");
        }
    }
}
