namespace Persistence;

/// <summary>What a feed shows of a session in its list.</summary>
/// <param name="Title">What it is about, in a line.</param>
public sealed record FeedSession(string Title)
{
    /// <summary>How it is, in a word, for example <c>active</c>; null where it has no such state.</summary>
    public string? Status { get; init; }

    /// <summary>When something happened in it last; null where the session does not say.</summary>
    public DateTimeOffset? At { get; init; }
}
