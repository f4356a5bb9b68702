namespace Persistence.Engine;

/// <summary>What a lease calls its store for.</summary>
internal abstract class LeaseLink
{
    /// <summary>The session's encoded key.</summary>
    public abstract string Key { get; }

    /// <summary>The nonce of the lease.</summary>
    public abstract long Nonce { get; }

    /// <summary>The engine that gave the lease.</summary>
    public abstract object Owner { get; }

    /// <summary>Begins its time again; false when it is gone.</summary>
    public abstract ValueTask<bool> Renew(TimeSpan duration, IoMode mode);

    /// <summary>Ends it. A store that cannot be reached, or is closed, is no error.</summary>
    public abstract ValueTask Release(IoMode mode);
}
