namespace Persistence.TestKit;

/// <summary>An operation on one session, as far as a history is concerned.</summary>
public enum HistoryKind
{
    /// <summary>Creates the session with a new value. Succeeds when there is none.</summary>
    Create = 0,

    /// <summary>Saves a new value over the one that was loaded. Succeeds when that one is still there, and nobody else holds the session.</summary>
    Save = 1,

    /// <summary>Reads the value.</summary>
    Load = 2,

    /// <summary>Deletes the session. Succeeds when there is one, and nobody else holds it.</summary>
    Delete = 3,

    /// <summary>Leases the session. Succeeds when there is one, and nobody holds it.</summary>
    Acquire = 4,

    /// <summary>Ends a lease. Succeeds always; what it ends is the lease of its holder only.</summary>
    Release = 5,
}
