namespace Persistence.Json;

/// <summary>
/// What every line says at its end: the state of the session after the commit. The last line's trailer is all that is
/// needed to append or to check a version.
/// </summary>
internal sealed record CommitTrailer
{
    /// <summary>The commit's number, from 1.</summary>
    public required long Commit { get; init; }

    /// <summary>The schema version that wrote it.</summary>
    public required int Schema { get; init; }

    /// <summary>The header's version after the commit.</summary>
    public required long Version { get; init; }

    /// <summary>The token of the save that made that version.</summary>
    public required long Token { get; init; }

    /// <summary>When the session expires, in milliseconds since 1970; null for never.</summary>
    public long? Expires { get; init; }

    /// <summary>The session's key in its stored form.</summary>
    public required string Key { get; init; }

    /// <summary>Where the line begins that holds the present header.</summary>
    public required long HeaderOffset { get; init; }

    /// <summary>How many bytes of the file are headers that later ones supersede.</summary>
    public required long Superseded { get; init; }

    /// <summary>The last sequence of each log, by the log's storage name.</summary>
    public required IReadOnlyDictionary<string, long> Last { get; init; }

    /// <summary>The last sequence of a log.</summary>
    /// <param name="names">The names it has and had.</param>
    public long LastOf(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (Last.TryGetValue(name, out var sequence))
            {
                return sequence;
            }
        }

        return 0;
    }

    /// <summary>Whether the session has expired.</summary>
    /// <param name="now">The present, in milliseconds since 1970.</param>
    public bool IsExpired(long now) => Expires <= now;
}
