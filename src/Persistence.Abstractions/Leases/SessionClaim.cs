namespace Persistence;

/// <summary>A session that was due, and its lease. Disposing it releases the lease.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="Session">The session, loaded after it was leased.</param>
/// <param name="Lease">The lease; changes are made by <c>store.Under(claim.Lease)</c>.</param>
/// <param name="Attempts">How often it was claimed, this claim included, since the last save that changed its due time.</param>
public sealed record SessionClaim<TSession>(TSession Session, SessionLease Lease, int Attempts) : IDisposable, IAsyncDisposable
    where TSession : class
{
    /// <summary>Releases the lease. The session is due as long as its due time says so: save it with another one first when the work is done.</summary>
    public void Dispose() => Lease.Dispose();

    /// <summary>Releases the lease, as <see cref="Dispose"/> does.</summary>
    /// <returns>A task that ends when it is released.</returns>
    public ValueTask DisposeAsync() => Lease.DisposeAsync();
}
