namespace Persistence.Redis.Search;

/// <summary>The sessions as of the last search. For one thread.</summary>
internal sealed class SessionStamps
{
    /// <summary>A number for the listing; empty where it was not read.</summary>
    public string Listing { get; private set; } = "";

    /// <summary>What the listing names, by the encoded keys, also what is not there.</summary>
    public Dictionary<string, StampedSession> Sessions { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>These sessions, as they are sent, and how many at once; null where that has to be made.</summary>
    public (int Most, List<KnownSessions> Parts)? Sent { get; set; }

    /// <summary>The number of the last creation by the store that was looked at.</summary>
    public long Created { get; set; }

    /// <summary>Takes another listing.</summary>
    /// <param name="listing">A number for it.</param>
    /// <param name="sessions">What it names.</param>
    public void Take(string listing, Dictionary<string, StampedSession> sessions) => (Listing, Sessions, Sent) = (listing, sessions, null);
}
