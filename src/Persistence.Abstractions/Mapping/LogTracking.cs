using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>What a store remembers of one log of a session object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LogTracking
{
    /// <summary>The sequence of the log's last entry in the store at the last load or save; 0 for an empty log.</summary>
    public long LastSequence { get; private protected set; }
}
