using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Monitoring;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>What every part of the engine needs.</summary>
/// <param name="Database">The connections.</param>
/// <param name="Description">The session class.</param>
/// <param name="Sql">Its tables and statements.</param>
/// <param name="DisplayName">The store's name in messages.</param>
internal sealed record SqliteContext(SqliteDatabase Database, SessionDescription Description, ClassSql Sql, string DisplayName)
{
    /// <summary>What the store measures and reports.</summary>
    public required StoreTelemetry Telemetry { get; init; }

    /// <summary>Notices triggers.</summary>
    public TriggerGuard Triggers { get; } = new(Sql, Database.Description);

    /// <summary>Who may change sessions.</summary>
    public SessionLeaseColumn Leases { get; } = new(Sql.Sessions, Description, Database.Options.LeaseClock, DisplayName);

    /// <summary>Which schema versions stored the parts of sessions.</summary>
    public OlderParts Older { get; } = new(Sql, Description);

    /// <summary>The search index over headers; null where they are not searched.</summary>
    public SearchPlace? HeaderSearch { get; } = Sql.HeaderSearch is { } header ? new SearchPlace(header) : null;

    /// <summary>The search indexes over logs, by ordinal; null for one that is not searched.</summary>
    public IReadOnlyList<SearchPlace?> LogSearches { get; } = [.. Sql.LogSearches.Select(static log => log is null ? null : new SearchPlace(log))];

    /// <summary>All search indexes.</summary>
    public IEnumerable<SearchPlace> Searches => LogSearches.Prepend(HeaderSearch).OfType<SearchPlace>();

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
            throw StoredDataErrors.NewerSchema(key, DisplayName, Description, row.SchemaVersion);
        }
    }

    /// <summary>Explains a statement that does not fit the tables, where a newer version of the class changed them since this store was opened.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The stored text of the session's key.</param>
    /// <param name="fault">What SQLite said.</param>
    /// <returns>Null where the tables are not those of a newer version.</returns>
    public SessionSchemaException? NewerTables(SqliteConnectionContext connection, string? key, SqliteException fault) =>
        fault.SqliteErrorCode == raw.SQLITE_ERROR && new SchemaCatalog(connection).Record(Sql.Table.Name) is { } record && record.SchemaVersion > Description.SchemaVersion
            ? new SchemaRefusal(DisplayName).NewerTables(Description, key, record.SchemaVersion, fault)
            : null;

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
