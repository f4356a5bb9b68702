using System.Collections.ObjectModel;
using System.ComponentModel;

namespace Persistence.Search;

/// <summary>What changed in a store since a search index that follows it asked last. Immutable.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="position">From where on to ask the next time.</param>
/// <param name="sessions">The sessions that are there.</param>
/// <param name="gone">The names of sessions that are no longer there.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionChanges<TKey>(object position, IReadOnlyList<ChangedSession<TKey>> sessions, IReadOnlyList<string> gone)
    where TKey : notnull
{
    /// <summary>From where on to ask the next time.</summary>
    public object Position => position;

    /// <summary>The sessions that are there.</summary>
    public IReadOnlyList<ChangedSession<TKey>> Sessions => sessions;

    /// <summary>The names of sessions that are no longer there.</summary>
    public IReadOnlyList<string> Gone => gone;

    /// <summary>What was read of sessions already, by their names; it is used once, by the search that asked. The others are read one by one.</summary>
    public IReadOnlyDictionary<string, SessionContent> Contents { get; init; } = ReadOnlyDictionary<string, SessionContent>.Empty;

    /// <summary>Whether these are all sessions, so that others are gone.</summary>
    public required bool IsAll { get; init; }
}
