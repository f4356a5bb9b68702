using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>Writes one log of a session class, its entry type hidden.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
internal interface ILogWriter<TSession>
    where TSession : class, IPersistedSession
{
    /// <summary>Writes the entries that a save adds.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="save">The save; it receives the sequence of the last entry.</param>
    /// <param name="errors">Receives what cannot be stored.</param>
    void Write(SqliteConnectionContext connection, long id, PreparedSave<TSession> save, ValidationErrors errors);

    /// <summary>Collects what cannot be stored of the entries that a save would add, and writes nothing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="save">The save.</param>
    /// <param name="errors">Receives the failures.</param>
    void Check(SqliteConnectionContext connection, PreparedSave<TSession> save, ValidationErrors errors);
}
