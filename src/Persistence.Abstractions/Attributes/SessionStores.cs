namespace Persistence;

/// <summary>The backends that <see cref="PersistedSessionAttribute.Stores"/> can name.</summary>
[Flags]
public enum SessionStores
{
    /// <summary>Every backend whose package the project references.</summary>
    Referenced = 0,

    /// <summary>One JSON Lines file per session.</summary>
    Json = 1,

    /// <summary>A SQLite database.</summary>
    Sqlite = 2,

    /// <summary>A Redis server or cluster, or one that speaks its protocol.</summary>
    Redis = 4,

    /// <summary>Memory, for tests: the stores that the package Persistence.InMemory adds.</summary>
    InMemory = 8,
}
