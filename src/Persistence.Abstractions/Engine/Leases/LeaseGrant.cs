using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>The answer to a request for a lease.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Number">The fencing token, where it was granted.</param>
/// <param name="Attempts">How often the session was claimed without a new due time, this claim included.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LeaseGrant(LeaseOutcome Outcome, long Number = 0, int Attempts = 0);
