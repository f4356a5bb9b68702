using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Reads what the headers of sessions say of when they expire.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
/// <param name="snapshots">Says in the words of the store what is wrong with a session.</param>
internal sealed class StoredExpiry<TSession, TKey, TMap>(SqliteContext context, SnapshotReader snapshots) : IStoredExpiry<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly HeaderReader<TSession, TKey, TMap> _headers = new(context);

    /// <inheritdoc/>
    public OwnExpiry Of(SqliteConnectionContext connection, EncodedKey<TKey> key) =>
        context.Description.AppendsAskForExpiry ? snapshots.OfSession(connection, key.Text, _ => Read(connection, key.Value)) : default;

    private OwnExpiry Read(SqliteConnectionContext connection, TKey key)
    {
        var found = SessionLookup<TSession, TKey, TMap>.Find(connection, context.Sql.Sessions.Header, key, out var select);
        try
        {
            return found is { } row ? OwnExpiry.Stored(TMap.GetExpiry(_headers.Read(connection, select.Row, row, out _))) : default;
        }
        finally
        {
            select.Reset();
        }
    }
}
