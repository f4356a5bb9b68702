using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>What became of a request for a lease.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LeaseOutcome
{
    /// <summary>It was granted.</summary>
    Granted,

    /// <summary>Somebody else holds the session.</summary>
    Held,

    /// <summary>The session has another token than <see cref="LeaseRequest.ExpectedToken"/>.</summary>
    Changed,

    /// <summary>The session was claimed <see cref="LeaseRequest.MaxAttempts"/> times already.</summary>
    Poisoned,
}
