namespace Persistence.AspNetCore.Sources;

/// <summary>The settings of a feed; <see cref="SessionFeedBuilder"/> has what they mean.</summary>
internal sealed class FeedOptions
{
    public string Title { get; set; } = "";

    public TimeSpan Heartbeat { get; set; }

    public TimeSpan ListInterval { get; set; }

    public TimeSpan SlowReaderTimeout { get; set; }

    public int MaxLogs { get; set; }

    public int MaxTextLength { get; set; }

    public static T Between<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
