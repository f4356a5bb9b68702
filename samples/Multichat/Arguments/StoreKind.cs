namespace Multichat.Arguments;

/// <summary>Where sessions are kept.</summary>
public enum StoreKind
{
    /// <summary>One database file in the folder.</summary>
    Sqlite,

    /// <summary>One JSON Lines file a session, in the folder.</summary>
    Json,

    /// <summary>A Redis server.</summary>
    Redis,
}
