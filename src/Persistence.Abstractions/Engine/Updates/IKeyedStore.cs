namespace Persistence.Engine;

/// <summary>A store that knows the key of a session object.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
internal interface IKeyedStore<TSession, TKey>
    where TSession : class
    where TKey : notnull
{
    /// <summary>Requires that a session has a key; <see cref="SessionValidationException"/> where it has another one, or one that no session can have.</summary>
    Action<TSession, TKey> RequireKey { get; }
}
