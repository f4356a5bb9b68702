namespace Swarm.Stores;

/// <summary>The backends.</summary>
public enum StoreKind
{
    /// <summary>A SQLite database.</summary>
    Sqlite,

    /// <summary>JSON files.</summary>
    Json,

    /// <summary>A Redis server.</summary>
    Redis,
}
