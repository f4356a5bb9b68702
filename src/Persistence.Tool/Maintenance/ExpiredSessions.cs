using Persistence.Tool.Json;
using Persistence.Tool.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Maintenance;

/// <summary>Finds and removes the expired sessions of a class. For one thread.</summary>
internal abstract class ExpiredSessions : IDisposable
{
    /// <summary>Makes it for a store.</summary>
    /// <param name="reader">The store: JSON files, or SQLite.</param>
    /// <param name="stored">The class.</param>
    public static ExpiredSessions Of(IStoreReader reader, StoredClass stored) => reader is SqliteStoreReader sqlite ? new ExpiredRows(sqlite, stored) : new ExpiredFiles((JsonStoreReader)reader, stored);

    /// <summary>Lists them.</summary>
    public abstract IEnumerable<string> Keys();

    /// <summary>Removes one, if it is expired still.</summary>
    /// <param name="key">The encoded key.</param>
    /// <returns>False where it was created again meanwhile.</returns>
    public abstract bool Remove(string key);

    /// <inheritdoc/>
    public abstract void Dispose();
}
