using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Compares the key of a session object with the one that it was loaded by.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine of its store.</param>
internal readonly struct KeyCheck<TSession, TKey>(SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Requires that a session has a key.</summary>
    /// <param name="session">The session.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="SessionValidationException">It has another one, or one that no session can have.</exception>
    public void Require(TSession session, TKey key)
    {
        var errors = new ValidationErrors();
        var (required, found) = (engine.Encode(key).Text, engine.EncodeKeyOf(session, errors));
        if (errors.IsEmpty && found != required)
        {
            errors.Add(KeyMembers(), $"is the key, which may not change: it is '{found}' in place of '{required}'");
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(required, engine.DisplayName, errors);
        }
    }

    private string KeyMembers() => string.Join(", ", engine.Description.Members.Take(engine.Description.KeyParts.Count).Select(static member => member.Name));
}
