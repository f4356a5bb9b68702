using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>One session on its way into the database: a create or a save, and what it gives the session when it is done.</summary>
/// <param name="session">The session.</param>
/// <param name="stored">Its key's stored form.</param>
/// <param name="isCreation">Whether all of it is written, or what was added since it was loaded.</param>
/// <param name="logs">How many logs its class has.</param>
internal sealed class SessionCommit<TSession>(TSession session, string stored, bool isCreation, int logs)
    where TSession : class, IPersistedSession
{
    public TSession Session => session;

    public string Stored => stored;

    public bool IsCreation => isCreation;

    /// <summary>Tells this save from all others.</summary>
    public long Token { get; } = SessionTracking.NewToken();

    /// <summary>The last sequence of each log, by ordinal; known once it is written.</summary>
    public long[] LastSequences { get; } = new long[logs];
}
