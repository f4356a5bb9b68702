using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>What is known of the lease of a session, at one moment.</summary>
/// <param name="Nonce">The nonce of the lease; 0 where nobody holds it.</param>
/// <param name="Info">Who holds it; null where nobody does.</param>
/// <param name="Attempts">How often the session was claimed without a new due time.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LeaseState(long Nonce, LeaseInfo? Info, int Attempts);
