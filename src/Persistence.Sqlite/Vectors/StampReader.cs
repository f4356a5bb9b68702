using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Reads the stamps of all sessions, if any connection but its own has committed since.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="sessions">The session table.</param>
/// <param name="log">The table of the log; null for headers.</param>
internal sealed class StampReader<TSession, TKey, TMap>(SessionSql sessions, string? log)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private const string DataVersion = "PRAGMA data_version";
    private const int FirstKey = 3;

    private readonly string _all = $"SELECT \"_token\", {(log is null ? "0" : $"(SELECT max(\"_sequence\") FROM {SqlNames.Quote(log)} WHERE \"_session\" = \"_id\")")}, \"_expires_at\", {sessions.Keys} FROM {SqlNames.Quote(sessions.TableName)}";

    /// <summary>Reads them.</summary>
    /// <param name="connection">A connection that only reads.</param>
    /// <param name="known">What was read the last time; null for nothing.</param>
    /// <returns>The same, where nothing was committed since.</returns>
    public VectorStamps<TKey> Read(SqliteConnectionContext connection, VectorStamps<TKey>? known)
    {
        // Before the stamps: a commit between the two is found the next time.
        var version = Number(connection);
        if (known is not null && ReferenceEquals(known.Connection, connection) && known.Version == version)
        {
            return known;
        }

        var stamps = new Dictionary<string, (TKey, VectorStamp)>(StringComparer.Ordinal);
        var select = connection.Prepare(_all);
        try
        {
            while (select.Step())
            {
                if (StoredKeys<TSession, TKey, TMap>.TryRead(select.Row, FirstKey, out var key, out _))
                {
                    stamps[TMap.FormatKey(key)] = (key, new VectorStamp(select.Row.ReadInt64(0), select.Row.IsNull(1) ? 0 : select.Row.ReadInt64(1), select.Row.IsNull(2) ? null : select.Row.ReadInt64(2)));
                }
            }
        }
        finally
        {
            select.Reset();
        }

        return new VectorStamps<TKey>(connection, version, stamps);
    }

    private static long Number(SqliteConnectionContext connection)
    {
        var select = connection.Prepare(DataVersion);
        try
        {
            select.Step();
            return select.Row.ReadInt64(0);
        }
        finally
        {
            select.Reset();
        }
    }
}
