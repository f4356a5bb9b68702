using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>Reads one log of a session class, its entry type hidden.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
internal interface ILogReader<TSession>
    where TSession : class, IPersistedSession
{
    /// <summary>The log's name in the class.</summary>
    string Name { get; }

    /// <summary>Reads entries into a session that was just read.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The number of the session's row, and which schema versions stored the session's parts; null for the present one.</param>
    /// <param name="session">The session; its collection is empty.</param>
    /// <param name="maxEntries">The most entries to read, counted from the end.</param>
    void Load(SqliteConnectionContext connection, (long Id, StoredVersions? Versions) row, TSession session, int maxEntries);

    /// <summary>Reads every entry, for verification.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The number of the session's row, and which schema versions stored the session's parts; null for the present one.</param>
    /// <returns>How many there are.</returns>
    long Verify(SqliteConnectionContext connection, (long Id, StoredVersions? Versions) row);

    /// <summary>Counts the entries of many sessions, all of which are read.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="rows">The numbers of the sessions' rows, ascending.</param>
    /// <param name="counts">Receives for each how many; -1 where something is wrong with them, which <see cref="Verify"/> names. Those that are -1 before are not counted.</param>
    void Count(SqliteConnectionContext connection, IReadOnlyList<long> rows, long[] counts);
}
