namespace Persistence.Tool.Copying;

/// <summary>What a removal found.</summary>
internal enum RemoveOutcome
{
    /// <summary>The session was as expected, and is gone.</summary>
    Removed,

    /// <summary>It has changed since; it stays.</summary>
    Changed,

    /// <summary>Somebody holds its lease; it stays.</summary>
    Leased,

    /// <summary>It is gone already.</summary>
    Absent,
}
