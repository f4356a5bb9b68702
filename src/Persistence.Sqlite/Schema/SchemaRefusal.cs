using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Schema changes that are not made without being asked for, and the SQL that would make them.</summary>
internal sealed class SchemaRefusal(string store)
{
    public SessionSchemaException SomebodyElses(string table) =>
        new($"{store} holds a table '{table}' that no store made; it was left as it is. Rename it (ALTER TABLE {SqlNames.Quote(table)} RENAME TO \"{SqlNames.Plain(table)}_old\";), or give the session class another Name.", null, store);

    public SessionSchemaException Triggered(string trigger, string table) =>
        new($"{store} has a trigger '{trigger}' on table '{table}', which could change or ignore what a store commits and acknowledges. Nothing was changed; remove it (DROP TRIGGER {SqlNames.Quote(trigger)};), and follow the table by its _version and _sequence columns instead.", null, store);

    public SessionSchemaException NewerTables(SessionDescription description, string? key, long version, Exception cause) =>
        new($"{(key is null ? store : $"Session '{key}' in {store}")} cannot be used: its tables were written by schema version {version} of {description.ClassName}, this program knows version {description.SchemaVersion} ({ConnectionText.OneLine(cause.Message)}). Update the program.", key, store, cause);

    public SessionSchemaException OtherKey(SessionDescription description, string table, IEnumerable<string> stored) =>
        StoredDataErrors.OtherKey(store, description, $"table '{table}' has the key ({string.Join(", ", stored)})");

    public SessionSchemaException OtherType(string table, SqliteColumn column, string former, string type)
    {
        var quoted = SqlNames.Quote(table);
        var old = SqlNames.Quote(former);
        var draft = SqlNames.Quote(former + "_new");
        var remedy = column.IsKey
            ? "Give the session class another Name and move its data"
            : $"Convert it: DROP INDEX IF EXISTS {SqlNames.Quote($"{table}_by_{former}")}; ALTER TABLE {quoted} ADD COLUMN {draft} {column.Type}; UPDATE {quoted} SET {draft} = {old}; ALTER TABLE {quoted} DROP COLUMN {old}; ALTER TABLE {quoted} RENAME COLUMN {draft} TO {SqlNames.Quote(column.Name)};";
        return new SessionSchemaException($"{store} holds column '{former}' of table '{table}' as {type}, but member {column.Member} needs {column.Type}; nothing was changed. {remedy}", null, store);
    }

    public SessionSchemaException Duplicates(string statement, Exception cause) =>
        new($"{store} holds values twice that are to be unique from now on; nothing was changed. Find them, make them differ, and run: {statement.ReplaceLineEndings(" ")};", null, store, cause);
}
