using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <content>Leases, claims, and changes under a lease.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    /// <summary>The leases of the class's sessions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal SessionLeases<TSession, TKey> Leases { get; }

    /// <summary>The claims of the class's sessions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionClaims<TSession, TKey> Claims { get; }

    /// <summary>The lease under which this store makes its changes.</summary>
    internal OwnLease<TSession, TKey> Lease { get; private set; }

    internal SessionStore<TSession, TKey> UnderLease(SessionLease lease)
    {
        Lifetime.ThrowIfOver();
        ArgumentNullException.ThrowIfNull(lease);
        lease.Hold.ThrowIfReleased();
        if (!ReferenceEquals(lease.Hold.Owner, Engine.Leases))
        {
            throw SessionErrors.ForeignLease(lease.SessionKey, Engine.DisplayName);
        }

        var same = (SessionStore<TSession, TKey>)MemberwiseClone();
        same.Lease = new OwnLease<TSession, TKey>(Engine, lease.Hold);
        return same;
    }
}
