using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>What a commit says of the life of its session, by its <c>[ExpiresAt]</c> member.</summary>
/// <param name="At">When the session expires; null where its class decides.</param>
/// <param name="WasSet">Whether the member had a value when the session was loaded or last saved.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct OwnExpiry(DateTimeOffset? At, bool WasSet)
{
    /// <summary>Whether the commit changes when the session expires, or says it again.</summary>
    public bool Decides => At is not null || WasSet;

    /// <summary>What a stored header says, for an append, which has no session object.</summary>
    /// <param name="at">When the session expires at the latest, as the map reads it (<see cref="ISessionMap{TSession, TKey}.GetExpiry"/>); null where its class decides.</param>
    public static OwnExpiry Stored(DateTimeOffset? at) => new(Rounded(at), WasSet: false);

    // All stores keep milliseconds, and a session ends at the same moment in each.
    internal static DateTimeOffset? Rounded(DateTimeOffset? time) => time is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value.ToUnixTimeMilliseconds()) : null;
}
