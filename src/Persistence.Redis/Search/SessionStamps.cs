namespace Persistence.Redis.Search;

/// <summary>The sessions as of the last search. For one thread.</summary>
internal sealed class SessionStamps
{
    /// <summary>A number for the listing; empty where it was not read.</summary>
    public string Listing { get; set; } = "";

    /// <summary>What the listing names, by the encoded keys, also what is not there.</summary>
    public Dictionary<string, StampedSession> Sessions { get; set; } = new(StringComparer.Ordinal);
}
