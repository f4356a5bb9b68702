using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>One log of a session class, as far as headers are concerned.</summary>
internal abstract class SqliteLog<TSession>
    where TSession : class, IPersistedSession
{
    public abstract LogDescription Description { get; }

    public abstract SqliteLogTable Table { get; }

    /// <summary>Checks the entries that a save would add, and that those stored are still there.</summary>
    public abstract void Validate(TSession session, bool isCreation, ValidationErrors errors);

    /// <summary>Whether the log grew since the session was loaded.</summary>
    public abstract bool Grew(SqliteLink link, long id, TSession session);

    /// <summary>Writes the entries that a save adds.</summary>
    /// <returns>The sequence of the last entry.</returns>
    public abstract long WriteAdded(SqliteLink link, long id, TSession session, bool isCreation, ValidationErrors errors);

    /// <summary>Collects what cannot be stored of the entries that a save would add, and writes nothing.</summary>
    public abstract void CheckAdded(SqliteLink link, TSession session, bool isCreation, ValidationErrors errors);

    /// <summary>Records that the entries in memory are stored.</summary>
    public abstract void Track(TSession session, bool isCreation, long lastSequence);

    /// <summary>Reads entries into a session that was just read.</summary>
    public abstract void Load(SqliteLink link, long id, TSession session, int maxEntries);

    /// <summary>Reads every entry, for verification.</summary>
    /// <returns>How many there are.</returns>
    public abstract long Check(SqliteLink link, long id);
}
