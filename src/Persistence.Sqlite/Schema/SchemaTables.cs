using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Plans the session table and the log tables.</summary>
internal sealed class SchemaTables(SchemaCatalog catalog, SchemaRefusal refusal, SqliteTable sessions, SessionDescription description, List<string> plan)
{
    private static readonly string[] s_sessionColumns = ["_id", "_version", "_token", "_schema_version", "_expires_at"];
    private const string Lease = $"\"{SessionSql.LeaseColumn}\" TEXT";
    private const string Older = $"\"{SessionSql.OlderColumn}\" TEXT";

    private static readonly string[] s_logColumns = ["_session", "_sequence"];

    public void PlanSessions()
    {
        var keys = KeyColumns().Select(static column => column.Name).ToList();
        if (catalog.Columns(sessions.Name) is not { } existing)
        {
            plan.Add($"""
                CREATE TABLE {SqlNames.Quote(sessions.Name)} (
                    "_id" INTEGER PRIMARY KEY,
                    "_version" INTEGER NOT NULL,
                    "_token" INTEGER NOT NULL,
                    "_schema_version" INTEGER NOT NULL,
                    "_expires_at" INTEGER,{(description.HasLeases ? $"\n    {Lease}," : "")}{(description.HasUpgrades ? $"\n    {Older}," : "")}
                    {catalog.Declarations.OfSessions(sessions.Columns)},
                    UNIQUE ({SqlNames.Join(keys)})
                ) STRICT
                """);
            return;
        }

        RequireOwn(sessions.Name, existing, s_sessionColumns);
        if (description.HasLeases && !existing.ContainsKey(SessionSql.LeaseColumn))
        {
            plan.Add($"ALTER TABLE {SqlNames.Quote(sessions.Name)} ADD COLUMN {Lease}");
        }

        if (description.HasUpgrades && !existing.ContainsKey(SessionSql.OlderColumn))
        {
            plan.Add($"ALTER TABLE {SqlNames.Quote(sessions.Name)} ADD COLUMN {Older}");
        }

        PlanColumns(sessions.Name, sessions.Columns, existing);
        ThrowIfOtherKey();
    }

    /// <summary>Throws for a table whose key the class does not have, of whatever version of it.</summary>
    public void ThrowIfOtherKey()
    {
        if (catalog.Columns(sessions.Name) is not { } existing)
        {
            return;
        }

        var stored = catalog.KeyColumns(sessions.Name);
        var keys = KeyColumns();
        if (!stored.SequenceEqual(keys.Select(static column => column.Name), StringComparer.OrdinalIgnoreCase)
            && !stored.SequenceEqual(keys.Select(column => stored.Find(column.FormerNames.Contains) ?? column.Name), StringComparer.OrdinalIgnoreCase))
        {
            throw refusal.OtherKey(description, sessions.Name, stored);
        }

        if (keys.Find(column => existing.TryGetValue(column.Name, out var type) && !type.Equals(column.Type, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            throw refusal.OtherType(sessions.Name, other, other.Name, existing[other.Name]);
        }
    }

    private List<SqliteColumn> KeyColumns() => [.. sessions.Columns.Where(static column => column.IsKey)];

    public void PlanLog(SqliteLogTable table, LogDescription log)
    {
        var stored = table.Name;
        var existing = catalog.Columns(stored);
        if (existing is null && FormerTable(table) is { } former)
        {
            plan.Add($"ALTER TABLE {SqlNames.Quote(former)} RENAME TO {SqlNames.Quote(table.Name)}");
            (existing, stored) = (catalog.Columns(former), former);
        }

        var hasEntryId = log.HasIds && table.IdColumn < 0;
        if (existing is null)
        {
            CreateLog(table, hasEntryId);
        }
        else
        {
            RequireOwn(table.Name, existing, s_logColumns);
            new FormerIds(catalog, plan).Plan(table, stored, log.HasIds);
            PlanColumns(table.Name, table.Columns, existing);
            if (hasEntryId && !existing.ContainsKey("_entry_id"))
            {
                plan.Add($"ALTER TABLE {SqlNames.Quote(table.Name)} ADD COLUMN \"_entry_id\" TEXT");
            }
        }

        PlanIds(table, log);
    }

    private string? FormerTable(SqliteLogTable table) => table.FormerNames
        .FirstOrDefault(name => name != table.Name && catalog.Columns(name) is not null);

    private void CreateLog(SqliteLogTable table, bool hasEntryId) => plan.Add($"""
        CREATE TABLE {SqlNames.Quote(table.Name)} (
            "_session" INTEGER NOT NULL REFERENCES {SqlNames.Quote(sessions.Name)} ("_id") ON DELETE CASCADE,
            "_sequence" INTEGER NOT NULL,
            {catalog.Declarations.OfEntries(table.Columns)}{(hasEntryId ? ",\n    \"_entry_id\" TEXT" : "")},
            PRIMARY KEY ("_session", "_sequence")
        ) STRICT, WITHOUT ROWID
        """);

    private void PlanIds(SqliteLogTable table, LogDescription log)
    {
        var index = FormerIds.OwnIndex(table.Name);
        if (log.HasIds && !catalog.Indexes(table.Name).Contains(index))
        {
            var id = table.IdColumn >= 0 ? table.Columns[table.IdColumn].Name : "_entry_id";
            plan.Add($"CREATE UNIQUE INDEX IF NOT EXISTS {SqlNames.Quote(index)} ON {SqlNames.Quote(table.Name)} (\"_session\", {SqlNames.Quote(id)})");
        }
        else if (!log.HasIds && catalog.Indexes(table.Name).Contains(index))
        {
            plan.Add($"DROP INDEX {SqlNames.Quote(index)}");
        }
    }

    private void PlanColumns(string table, IReadOnlyList<SqliteColumn> columns, Dictionary<string, string> existing)
    {
        foreach (var column in columns)
        {
            var former = existing.ContainsKey(column.Name) ? column.Name : column.FormerNames.FirstOrDefault(existing.ContainsKey);
            if (former is null)
            {
                plan.Add($"ALTER TABLE {SqlNames.Quote(table)} ADD COLUMN {catalog.Declarations.Of(column)}");
                continue;
            }

            if (column.TextOf is not null && existing[former].Equals("INTEGER", StringComparison.OrdinalIgnoreCase))
            {
                new NumberConversion(catalog, plan).Plan(table, column, former);
                continue;
            }

            if (!existing[former].Equals(column.Type, StringComparison.OrdinalIgnoreCase))
            {
                throw refusal.OtherType(table, column, former, existing[former]);
            }

            if (former != column.Name && !existing.ContainsKey(column.Name))
            {
                plan.Add($"ALTER TABLE {SqlNames.Quote(table)} RENAME COLUMN {SqlNames.Quote(former)} TO {SqlNames.Quote(column.Name)}");
            }
        }
    }

    private void RequireOwn(string table, Dictionary<string, string> existing, string[] columns)
    {
        if (!columns.All(existing.ContainsKey))
        {
            throw refusal.SomebodyElses(table);
        }
    }
}
