using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>
/// The generated, typed half of a store that every backend needs: what a session class is made of and how its header
/// becomes JSON. Engines are generic over the map, so calls through it are direct calls.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISessionMap<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Names, logs, indexes and life time of the session class. The same object at each call.</summary>
    static abstract SessionDescription Description { get; }

    /// <summary>Reads the key of a session object.</summary>
    /// <param name="session">The session.</param>
    /// <returns>Its key.</returns>
    static abstract TKey GetKey(TSession session);

    /// <summary>Gives the encoded key (see <see cref="KeyText"/>).</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text under which the session is stored.</returns>
    static abstract string FormatKey(TKey key);

    /// <summary>Reads a key back from its encoded form.</summary>
    /// <param name="text">What <see cref="FormatKey"/> gave.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is no key of this class.</exception>
    static abstract TKey ParseKey(string text);

    /// <summary>Checks the header against its validation attributes.</summary>
    /// <param name="session">The session.</param>
    /// <param name="errors">Receives every failure.</param>
    static abstract void Validate(TSession session, ValidationErrors errors);

    /// <summary>Collects the values of the indexed members.</summary>
    /// <param name="session">The session.</param>
    /// <param name="values">Receives them, with the ordinal of their index.</param>
    static abstract void CollectIndexValues(TSession session, IndexValues values);

    /// <summary>Reads when a session is due. Only a class with a <c>[Due]</c> member has such a time.</summary>
    /// <param name="session">The session.</param>
    /// <returns>Null for never.</returns>
    static virtual DateTimeOffset? GetDue(TSession session) => null;

    /// <summary>Reads when a session says that it expires. Only a class with an <c>[ExpiresAt]</c> member has such a time.</summary>
    /// <param name="session">The session.</param>
    /// <returns>Null where its class decides.</returns>
    static virtual DateTimeOffset? GetExpiry(TSession session) => null;

    /// <summary>Collects the texts that are searched. Only a class with <c>[Searchable]</c> members has some.</summary>
    /// <param name="session">The session.</param>
    /// <param name="text">Receives them, with the ordinal of their member (see <see cref="SessionDescription.Searchable"/>).</param>
    static virtual void CollectText(TSession session, SearchText text)
    {
    }

    /// <summary>Writes the header as one JSON object: every persisted member that is no log, keys included.</summary>
    /// <param name="writer">Receives the JSON text.</param>
    /// <param name="session">The session.</param>
    static abstract void WriteHeader(JsonWriter writer, TSession session);

    /// <summary>Reads a header written by <see cref="WriteHeader"/>, by this or an earlier version of the class, into a new object.</summary>
    /// <param name="reader">Stands before the object; after the call it stands after the object.</param>
    /// <returns>A new session whose logs are empty.</returns>
    static abstract TSession ReadHeader(ref JsonReader reader);

    /// <summary>Shows the visitor each log of the class, in the order of their ordinals.</summary>
    /// <typeparam name="TVisitor">The visitor's type.</typeparam>
    /// <param name="visitor">Is called once for each log.</param>
    static abstract void VisitLogs<TVisitor>(ref TVisitor visitor)
        where TVisitor : ILogVisitor<TSession>, allows ref struct;

    /// <summary>Shows the visitor each index of the class, in the order of their ordinals.</summary>
    /// <typeparam name="TVisitor">The visitor's type.</typeparam>
    /// <param name="visitor">Is called once for each index.</param>
    static abstract void VisitIndexes<TVisitor>(ref TVisitor visitor)
        where TVisitor : IIndexVisitor, allows ref struct;
}
