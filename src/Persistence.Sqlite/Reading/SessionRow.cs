namespace Persistence.Sqlite;

/// <summary>What the store itself keeps in a session's row.</summary>
internal readonly record struct SessionRow(long Id, long Version, long Token, int SchemaVersion, long? ExpiresAt)
{
    /// <summary>How many columns it is read from.</summary>
    public const int Columns = 5;

    /// <summary>Whether parts of the session are of an earlier schema version than the row's.</summary>
    public bool HasOlder { get; init; }

    public static SessionRow Read(SqliteRow row)
    {
        // Negative where there is more to read.
        var schema = row.ReadInt64(3);
        return new(row.ReadInt64(0), row.ReadInt64(1), row.ReadInt64(2), (int)Math.Min(Math.Abs(schema), int.MaxValue), row.IsNull(4) ? null : row.ReadInt64(4)) { HasOlder = schema < 0 };
    }

    /// <summary>Whether the session has expired.</summary>
    /// <param name="now">The present, in milliseconds since 1970.</param>
    public bool IsExpired(long now) => ExpiresAt <= now;
}
