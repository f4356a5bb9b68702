namespace Persistence.Sqlite;

/// <summary>What the store itself keeps in a session's row.</summary>
internal readonly record struct SessionRow(long Id, long Version, long Token, int SchemaVersion, long? ExpiresAt)
{
    /// <summary>How many columns it is read from.</summary>
    public const int Columns = 5;

    public static SessionRow Read(SqliteRow row) => new(
        row.ReadInt64(0),
        row.ReadInt64(1),
        row.ReadInt64(2),
        (int)Math.Clamp(row.ReadInt64(3), int.MinValue, int.MaxValue),
        row.IsNull(4) ? null : row.ReadInt64(4));

    /// <summary>Whether the session has expired.</summary>
    /// <param name="now">The present, in milliseconds since 1970.</param>
    public bool IsExpired(long now) => ExpiresAt <= now;
}
