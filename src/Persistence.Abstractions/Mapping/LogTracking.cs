using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>What a store remembers of one log of a session object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LogTracking
{
    /// <summary>The sequence of the log's last entry in the store at the last load or save; 0 for an empty log.</summary>
    public long LastSequence { get; private protected set; }

    /// <summary>Whether the object was loaded without all entries of the log.</summary>
    public bool IsPartial { get; private protected set; }

    // A copy of a session object knows no more than that it lacks entries.
    internal abstract LogTracking? OfCopy();

    // Shares the entries: what stands before those that are known is never changed, and an object remembers by one of the two at a time.
    internal LogTracking Capture() => (LogTracking)MemberwiseClone();
}
