namespace Persistence;

/// <summary>How well a store, or one fact about it, is.</summary>
public enum StoreHealth
{
    /// <summary>All is well.</summary>
    Healthy,

    /// <summary>The store works, and somebody should look at it: it promises less than it could, or will soon not work.</summary>
    Degraded,

    /// <summary>The store does not work.</summary>
    Unhealthy,
}
