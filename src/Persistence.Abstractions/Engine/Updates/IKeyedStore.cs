namespace Persistence.Engine;

/// <summary>A store that knows the key of a session object, and does several things in one call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
internal interface IKeyedStore<TSession, TKey>
    where TSession : class
    where TKey : notnull
{
    /// <summary>Calls that concern several sessions.</summary>
    ISessionBatches<TSession, TKey> Batches { get; }
}
