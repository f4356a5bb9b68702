using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>What every part of the engine needs.</summary>
/// <param name="Database">The connections.</param>
/// <param name="Description">The session class.</param>
/// <param name="Sql">Its tables and statements.</param>
/// <param name="DisplayName">The store's name in messages.</param>
internal sealed record SqliteContext(SqliteDatabase Database, SessionDescription Description, ClassSql Sql, string DisplayName)
{
    /// <summary>Notices triggers.</summary>
    public TriggerGuard Triggers { get; } = new(Sql, Database.Description);

    /// <summary>The present.</summary>
    public DateTimeOffset Now => Database.Options.TimeProvider.GetUtcNow();

    /// <summary>The present, in milliseconds since 1970.</summary>
    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();

    /// <summary>Refuses a session that a newer version of the class wrote.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="key">The stored text of its key.</param>
    public void ThrowIfNewer(SessionRow row, string key)
    {
        if (row.SchemaVersion > Description.SchemaVersion)
        {
            throw SessionErrors.NewerSchema(key, DisplayName, Description, row.SchemaVersion);
        }
    }

    /// <summary>Refuses a session that has expired, or that a newer version of the class wrote.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="key">The stored text of its key.</param>
    /// <returns>The present.</returns>
    public DateTimeOffset RequireUsable(SessionRow row, string key)
    {
        var now = Now;
        if (row.IsExpired(now.ToUnixTimeMilliseconds()))
        {
            throw SessionErrors.NotFound(key, DisplayName);
        }

        ThrowIfNewer(row, key);
        return now;
    }
}
