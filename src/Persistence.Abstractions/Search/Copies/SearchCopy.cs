namespace Persistence.Search;

/// <summary>A stored copy of an index that follows a store, as it was read. Immutable.</summary>
internal sealed class SearchCopy
{
    /// <summary>The highest number that a session has, or had.</summary>
    public required long Numbers { get; init; }

    /// <summary>The numbers of sessions that are no longer searched, and of which the index still holds something.</summary>
    public required IReadOnlyCollection<long> Retired { get; init; }

    /// <summary>The sessions by their names.</summary>
    public required IReadOnlyDictionary<string, CopiedSession> Sessions { get; init; }

    /// <summary>What the index keeps of them.</summary>
    public required IReadOnlyList<ArraySegment<byte>> Content { get; init; }
}
