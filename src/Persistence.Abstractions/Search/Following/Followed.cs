namespace Persistence.Search;

/// <summary>An index in memory that follows a store, and the copy of it that is stored.</summary>
/// <param name="Part">What the copy is of.</param>
/// <param name="Content">What is kept of the sessions.</param>
/// <param name="Sessions">Brings it up to the store.</param>
internal sealed record Followed<TKey, TContent>(CopiedPart Part, TContent Content, FollowedSearch<TKey> Sessions)
    where TKey : notnull
    where TContent : IFollowedContent;
