namespace Persistence.Engine;

/// <summary>Whether a store can still be used, which each call asks first: for the store and for those that are the same one under a lease.</summary>
/// <param name="store">The type of the store, which an error names.</param>
/// <param name="isClosed">Whether its engine was closed by other code.</param>
internal sealed class StoreLifetime(Type store, Func<bool> isClosed)
{
    /// <summary>Whether it was disposed.</summary>
    public bool IsDisposed { get; set; }

    /// <summary>Whether it was disposed or closed.</summary>
    public bool IsOver => IsDisposed || isClosed();

    /// <summary>Refuses a call of a store that was disposed or closed. It comes before anything else that may be wrong with the call.</summary>
    public void ThrowIfOver() => ObjectDisposedException.ThrowIf(IsOver, store);

    /// <summary>How an asynchronous call waits; one that is cancelled already ends here.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The mode.</returns>
    public IoMode Awaiting(CancellationToken cancellationToken)
    {
        ThrowIfOver();
        cancellationToken.ThrowIfCancellationRequested();
        return IoMode.Awaiting(cancellationToken);
    }
}
