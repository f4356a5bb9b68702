using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>What the headers of sessions say of when they expire, for appends, which have no session object.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
internal interface IStoredExpiry<TKey>
    where TKey : notnull
{
    /// <summary>Reads it, where appends have to know.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="key">The key of a session that is there.</param>
    OwnExpiry Of(SqliteConnectionContext connection, EncodedKey<TKey> key);
}
