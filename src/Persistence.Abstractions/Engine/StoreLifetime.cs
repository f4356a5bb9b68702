namespace Persistence.Engine;

/// <summary>Whether a store can still be used: for the store and for those that are the same one under a lease.</summary>
/// <param name="isClosed">Whether its engine was closed by other code.</param>
internal sealed class StoreLifetime(Func<bool> isClosed)
{
    /// <summary>Whether it was disposed.</summary>
    public bool IsDisposed { get; set; }

    /// <summary>Whether it was disposed or closed.</summary>
    public bool IsOver => IsDisposed || isClosed();
}
