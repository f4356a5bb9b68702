using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>How files hold one log of a session class, its entry type hidden.</summary>
/// <param name="description">The log.</param>
internal abstract class StoredLog<TSession>(LogDescription description) : StoredLog(description)
    where TSession : class, IPersistedSession
{
    /// <summary>Makes a reader of entries for a session object.</summary>
    /// <param name="last">The last sequence stored.</param>
    /// <param name="count">How many entries to read, from the end.</param>
    /// <returns>The reader.</returns>
    public abstract EntryReader NewReader(long last, int count);

    /// <summary>Gives a session object the entries that were read.</summary>
    /// <param name="session">The session.</param>
    /// <param name="reader">What <see cref="NewReader"/> made.</param>
    /// <param name="last">The last sequence stored.</param>
    public abstract void Give(TSession session, EntryReader reader, long last);
}
