using System.Text.Json.Nodes;
using Persistence.Engine;
using Persistence.Mapping;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Sqlite;

/// <summary>The column that says what of a session earlier schema versions stored. Only a class with upgrade steps has it, and as a rule it is NULL.</summary>
/// <param name="sql">Statements.</param>
/// <param name="description">The session class.</param>
internal sealed class OlderParts(ClassSql sql, SessionDescription description)
{
    /// <summary>Which schema versions stored the parts of a session.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">Its row.</param>
    /// <returns>Null where all of it is of the present version, or the class has no upgrade steps.</returns>
    public StoredVersions? Of(SqliteConnectionContext connection, SessionRow row) =>
        (row.SchemaVersion == description.SchemaVersion && !row.HasOlder) || !description.HasUpgrades ? null
        : row.HasOlder ? Read(connection, row)
        : new StoredVersions(row.SchemaVersion);

    /// <summary>Whether an earlier schema version may have stored parts of a session.</summary>
    /// <param name="row">Its row.</param>
    public bool MayHave(SessionRow row) => description.HasUpgrades && (row.HasOlder || row.SchemaVersion != description.SchemaVersion);

    /// <summary>Whether a session's row must be marked before the present version adds an entry to it.</summary>
    /// <param name="row">Its row.</param>
    public bool IsToBeMarked(SessionRow row) => row.SchemaVersion < description.SchemaVersion && description.HasUpgrades;

    /// <summary>Marks what is stored as of its version, before the present one adds to it: earlier programs, which could not read that, are refused from then on.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="row">The session's row.</param>
    /// <returns>The row as it is now.</returns>
    public SessionRow Mark(SqliteConnectionContext connection, SessionRow row)
    {
        if (!IsToBeMarked(row))
        {
            return row;
        }

        Write(connection, row.Id, Raised(connection, row));
        return row with { SchemaVersion = description.SchemaVersion, HasOlder = true };
    }

    /// <summary>Marks what stays as it is when a save of the present version writes the header.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="row">The session's row, as it was before.</param>
    public void MarkSaved(SqliteConnectionContext connection, SessionRow row)
    {
        if (row.HasOlder || IsToBeMarked(row))
        {
            Write(connection, row.Id, Raised(connection, row).WithHeader(description.SchemaVersion));
        }
    }

    private StoredVersions Raised(SqliteConnectionContext connection, SessionRow row) => Of(connection, row)!.RaisedTo(
        description.SchemaVersion,
        IsToBeMarked(row) ? description.Logs.Select(log => (log.StorageName, sql.Logs[log.Ordinal].LastSequence(connection, row.Id))) : []);

    private StoredVersions Read(SqliteConnectionContext connection, SessionRow row)
    {
        var select = connection.Prepare(sql.Sessions.Older);
        try
        {
            select.Parameters.BindInt64(1, row.Id);
            select.Step();
            return Parse(row.SchemaVersion, select.Row.ReadText(0)) ?? throw new FormatException($"column '{SessionSql.OlderColumn}' does not say what earlier versions stored");
        }
        finally
        {
            select.Reset();
        }
    }

    private void Write(SqliteConnectionContext connection, long id, StoredVersions versions)
    {
        var update = connection.Prepare(sql.Sessions.SetOlder);
        update.Parameters.BindInt64(1, description.SchemaVersion);
        if (versions.HasOlder)
        {
            update.Parameters.BindText(2, Text(versions));
        }

        update.Parameters.BindInt64(3, id);
        update.Run();
    }

    // {"header":1,"logs":{"messages":"1:17"}}; what the header begins with is in the condition of an index.
    private static string Text(StoredVersions versions)
    {
        var text = new JsonObject();
        if (versions.Header < versions.Schema)
        {
            text["header"] = versions.Header;
        }

        text["logs"] = new JsonObject(versions.Logs.Select(static log => KeyValuePair.Create(log.Log, (JsonNode?)JsonValue.Create(log.Entries))));
        return text.ToJsonString();
    }

    private static StoredVersions? Parse(int schema, string text)
    {
        try
        {
            var stored = JsonNode.Parse(text)!;
            var versions = new StoredVersions(schema);
            var isRead = stored["logs"]!.AsObject().All(log => versions.TryAdd(log.Key, (string)log.Value!));
            return !isRead ? null : stored["header"] is { } header ? versions.WithHeader((int)header) : versions;
        }
        catch (Exception malformed) when (malformed is System.Text.Json.JsonException or NullReferenceException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
