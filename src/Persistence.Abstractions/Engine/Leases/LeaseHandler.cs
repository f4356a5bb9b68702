using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>
/// The leases of a session class in one engine. A lease is part of its session: each operation is one atomic step with what else happens to the session, and an engine that has leases
/// checks <see cref="EncodedKey{TKey}.Lease"/> and <see cref="PreparedSave{TSession}.Lease"/> in the step that commits.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LeaseHandler<TKey>
    where TKey : notnull
{
    /// <summary>The time by which sessions are due.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Leases a session, if it is free.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="request">Who wants it, and for how long.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="SessionNotFoundException">The session is absent or expired.</exception>
    public abstract ValueTask<LeaseGrant> Acquire(EncodedKey<TKey> key, LeaseRequest request, IoMode mode);

    /// <summary>Begins the time of a lease again.</summary>
    /// <param name="key">The session's key, and the lease.</param>
    /// <param name="duration">How long from now on.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False when the lease is gone.</returns>
    public abstract ValueTask<bool> Renew(EncodedKey<TKey> key, TimeSpan duration, IoMode mode);

    /// <summary>Ends a lease. Does nothing when it is gone.</summary>
    /// <param name="key">The session's key, and the lease.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when it has ended.</returns>
    public abstract ValueTask Release(EncodedKey<TKey> key, IoMode mode);

    /// <summary>Reads the lease of a session.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The lease; nobody's where the session is absent.</returns>
    public abstract ValueTask<LeaseState> Find(EncodedKey<TKey> key, IoMode mode);
}
