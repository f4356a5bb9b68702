using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>One log of a session class, its entry type hidden.</summary>
internal abstract class JsonLog<TSession>
    where TSession : class, IPersistedSession
{
    /// <summary>The log.</summary>
    public abstract LogDescription Description { get; }

    /// <summary>The names under which files hold it.</summary>
    public abstract LogNames Names { get; }

    /// <summary>Validates and encodes the entries that a session object has and the store has not.</summary>
    /// <param name="session">The session.</param>
    /// <param name="isCreation">Whether all its entries are new.</param>
    /// <param name="commit">Receives the entries.</param>
    /// <param name="errors">Receives what is wrong.</param>
    public abstract void Encode(TSession session, bool isCreation, EncodedCommit commit, ValidationErrors errors);

    /// <summary>The last sequence that a session object knows.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The sequence.</returns>
    public abstract long KnownLast(TSession session);

    /// <summary>Remembers in a session object that its entries are stored.</summary>
    /// <param name="session">The session.</param>
    /// <param name="isCreation">Whether it was created.</param>
    /// <param name="last">The last sequence now stored.</param>
    public abstract void Track(TSession session, bool isCreation, long last);

    /// <summary>Makes a reader of entries for a session object.</summary>
    /// <param name="last">The last sequence stored.</param>
    /// <param name="count">How many entries to read, from the end.</param>
    /// <returns>The reader.</returns>
    public abstract EntryReader NewReader(long last, int count);

    /// <summary>Gives a session object the entries that were read.</summary>
    /// <param name="session">The session.</param>
    /// <param name="reader">What <see cref="NewReader"/> made.</param>
    /// <param name="last">The last sequence stored.</param>
    public abstract void Fill(TSession session, EntryReader reader, long last);

    /// <summary>Makes a reader of ids.</summary>
    /// <param name="ids">Receives the ids.</param>
    /// <returns>The reader.</returns>
    public abstract EntryReader NewIdReader(EntryIds ids);
}
