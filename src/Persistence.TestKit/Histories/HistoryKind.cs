namespace Persistence.TestKit;

/// <summary>An operation on one session, as far as a history is concerned.</summary>
public enum HistoryKind
{
    /// <summary>Creates the session with a new value. Succeeds when there is none.</summary>
    Create = 0,

    /// <summary>Saves a new value over the one that was loaded. Succeeds when that one is still there.</summary>
    Save = 1,

    /// <summary>Reads the value.</summary>
    Load = 2,

    /// <summary>Deletes the session. Succeeds when there is one.</summary>
    Delete = 3,
}
