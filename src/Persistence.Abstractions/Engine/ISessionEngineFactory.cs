using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>
/// Makes the engine of a store whose session class, with its internal map, is another assembly's: the generated store base of that assembly calls it with the map.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISessionEngineFactory
{
    /// <summary>Makes an engine.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <returns>The engine; it is closed with the store.</returns>
    SessionEngine<TSession, TKey> Create<TSession, TKey, TMap>()
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>;
}
