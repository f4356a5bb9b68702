namespace Persistence.Tool.Stores;

/// <summary>Which backend keeps a store.</summary>
internal enum StoreKind
{
    /// <summary>A folder of JSON Lines files.</summary>
    Json,

    /// <summary>A SQLite database.</summary>
    Sqlite,

    /// <summary>A Redis server.</summary>
    Redis,
}
