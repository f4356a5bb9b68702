namespace Persistence;

/// <summary>What a feed shows of an entry of a log.</summary>
/// <param name="From">Who wrote it: an agent, a user, a worker. Empty for nobody.</param>
/// <param name="Text">What it says, as plain text; readers of the feed never take it as markup.</param>
public sealed record FeedEntry(string From, string Text)
{
    /// <summary>When it was written; null where the entry does not say.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What kind of entry it is, in a word or two, for example <c>tool call</c>; null for nothing in particular.</summary>
    public string? Kind { get; init; }

    /// <summary>How long the text is, where only its beginning is sent.</summary>
    internal int? Length { get; init; }
}
