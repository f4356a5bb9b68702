using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>One log of a session class, as far as headers are concerned.</summary>
internal abstract class JsonLog<TSession>
    where TSession : class, IPersistedSession
{
    public abstract LogDescription Description { get; }

    /// <summary>Every name the log has or had.</summary>
    public IEnumerable<string> Names => Description.FormerNames.Prepend(Description.StorageName);

    /// <summary>Checks the entries that a save would add, and that those stored are still there.</summary>
    /// <returns>False when stored ones are not.</returns>
    public abstract bool Validate(TSession session, bool isCreation, ValidationErrors errors);

    /// <summary>Encodes the entries that a save adds.</summary>
    public abstract EncodedEntries Encode(TSession session, bool isCreation, ValidationErrors errors);

    /// <summary>The last sequence when the session was loaded.</summary>
    public abstract long TrackedLast(TSession session);

    /// <summary>Records that the entries in memory are stored.</summary>
    public abstract void Track(TSession session, bool isCreation, long lastSequence);

    /// <summary>Reads entries into a session that was just read.</summary>
    /// <param name="lines">The session's lines that may hold them, in order.</param>
    /// <param name="session">The session.</param>
    /// <param name="lastSequence">The log's last sequence.</param>
    /// <param name="maxEntries">The most entries to read, from the end.</param>
    public abstract void Load(SessionLines lines, TSession session, long lastSequence, int maxEntries);

    /// <summary>Adds the ids of the entries of one line.</summary>
    public abstract void CollectIds(ReadOnlySpan<byte> line, HashSet<string> ids);

    /// <summary>Reads every entry of the lines, for verification.</summary>
    /// <returns>How many there are.</returns>
    public abstract long Check(SessionLines lines, long lastSequence);
}
