using System.ComponentModel;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>Makes the engines of in-memory stores whose session class is another assembly's.</summary>
/// <param name="database">What other stores share with this one; null for a memory of its own.</param>
/// <param name="timeProvider">The clock that sessions expire by; null for the system's.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InMemoryEngines(InMemoryDatabase? database = null, TimeProvider? timeProvider = null) : ISessionEngineFactory
{
    /// <inheritdoc/>
    public SessionEngine<TSession, TKey> Create<TSession, TKey, TMap>()
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey> =>
        new InMemorySessionEngine<TSession, TKey, TMap>(database, timeProvider);
}
