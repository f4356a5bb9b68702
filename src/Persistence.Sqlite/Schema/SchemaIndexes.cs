using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Plans the indexes of a session table, and drops those whose <c>[Indexed]</c> was taken away.</summary>
internal sealed class SchemaIndexes(SchemaCatalog catalog, SchemaRefusal refusal, SqliteTable sessions, SessionDescription description, List<string> plan)
{
    private readonly string _keys = SqlNames.Join(sessions.Columns.Where(static column => column.IsKey).Select(static column => column.Name));
    private readonly string _name = SqlNames.Quote(sessions.Name);
    private readonly Dictionary<string, string> _columns = catalog.Columns(sessions.Name) ?? [];

    private readonly SchemaCompounds _compounds = new(sessions, description);

    /// <summary>Plans every index.</summary>
    public void PlanAll()
    {
        var wanted = Wanted();
        var stored = catalog.Indexes(sessions.Name);
        var prefix = sessions.Name + "_by_";
        foreach (var name in stored.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !wanted.ContainsKey(name) && !IsOthers(name[prefix.Length..])))
        {
            plan.Add($"DROP INDEX {SqlNames.Quote(name)}");
        }

        plan.AddRange(_compounds.Gone(stored, wanted.ContainsKey, IsOthers).Select(static name => $"DROP INDEX {SqlNames.Quote(name)}"));

        // An earlier program compared these values in another way.
        foreach (var name in sessions.Indexes.Where(index => index.Expression is not null && IsStored(index) && !catalog.IsIndexOver(IndexName(index), SqliteSchema.Operand(index))).Select(IndexName))
        {
            plan.Add($"DROP INDEX {SqlNames.Quote(name)}");
            plan.Add($"CREATE INDEX {SqlNames.Quote(name)} ON {wanted[name]}");
        }

        foreach (var (name, definition) in wanted.Where(index => !stored.Contains(index.Key, StringComparer.OrdinalIgnoreCase)))
        {
            plan.Add($"CREATE INDEX {SqlNames.Quote(name)} ON {definition}");
        }

        PlanCollections();
        return;

        bool IsStored(SqliteIndex index) => stored.Contains(IndexName(index), StringComparer.OrdinalIgnoreCase);
    }

    private Dictionary<string, string> Wanted()
    {
        var wanted = sessions.Indexes.Where(static index => !index.IsMultiValued).ToDictionary(IndexName, Definition, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, definition) in _compounds.Wanted().Concat(new SchemaFolding(catalog, sessions, plan).Wanted()))
        {
            wanted.Add(name, definition);
        }

        // Where sessions of the class live for ever, those expire that an earlier version of it stored: as a rule none.
        wanted[sessions.Name + SqliteSchema.ExpiryIndex] = $"{_name} (\"_expires_at\"){(!description.MayExpire ? " WHERE \"_expires_at\" IS NOT NULL" : "")}";

        if (description.Upgrades is not null && sessions.Indexes.Count > 0)
        {
            // As a rule it is empty, and says so to each lookup.
            var version = description.SchemaVersion.ToString(System.Globalization.CultureInfo.InvariantCulture);
            wanted[$"{sessions.Name}{SqliteSchema.OlderIndex}{version}"] = $"{_name} (\"_id\") WHERE {SessionSql.OlderHeader(description.SchemaVersion)}";
        }

        return wanted;
    }

    private void PlanCollections()
    {
        var wanted = sessions.Indexes.Where(static index => index.IsMultiValued).ToDictionary(index => SqliteSchema.IndexTable(sessions, index), StringComparer.OrdinalIgnoreCase);
        var stored = _columns.Count == 0 ? [] : catalog.IndexTables(sessions.Name);
        foreach (var name in stored.Where(name => !wanted.ContainsKey(name) && ColumnOf(name) is { } column && !IsOthers(column)))
        {
            plan.Add($"DROP TABLE {SqlNames.Quote(name)}");
        }

        foreach (var (name, index) in wanted.Where(index => !stored.Contains(index.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (catalog.Holds(name))
            {
                throw refusal.SomebodyElses(name);
            }

            PlanCollection(SqlNames.Quote(name), SqlNames.Quote(name + "_by_session"), index);
        }
    }

    // The sessions that are there already are entered from their own JSON. One whose JSON is damaged does not keep the others out; Verify names it.
    private void PlanCollection(string table, string bySession, SqliteIndex index)
    {
        var column = SqlNames.Quote(index.Column);
        var keys = string.Join(",\n    ", sessions.Columns.Where(static key => key.IsKey).Select(static key => $"{SqlNames.Quote(key.Name)} {key.Type} NOT NULL"));
        plan.Add($"""
            CREATE TABLE {table} (
                "_value" TEXT NOT NULL,
                {keys},
                "_session" INTEGER NOT NULL REFERENCES {_name} ("_id") ON DELETE CASCADE,
                PRIMARY KEY ("_value", {_keys})
            ) STRICT, WITHOUT ROWID
            """);
        plan.Add($"CREATE INDEX {bySession} ON {table} (\"_session\")");
        plan.Add($"""
            INSERT OR IGNORE INTO {table} ("_value", {_keys}, "_session")
            SELECT {(index.IgnoresCase ? FoldedSql.Call("element.value") : "element.value")}, {string.Join(", ", sessions.Columns.Where(static key => key.IsKey).Select(static key => "s." + SqlNames.Quote(key.Name)))}, s."_id"
            FROM {_name} AS s, json_each(CASE WHEN json_valid(s.{column}) THEN s.{column} END) AS element WHERE element.type = 'text'
            """);
    }

    // Null where the name is none that a store gives: the table is the user's own, whatever its columns.
    private string? ColumnOf(string indexTable)
    {
        var (start, end) = (sessions.Name.Length + 1, indexTable.Length - SqliteSchema.IndexTableSuffix.Length);
        return start < end
            && indexTable.StartsWith(sessions.Name + "_", StringComparison.OrdinalIgnoreCase)
            && indexTable.EndsWith(SqliteSchema.IndexTableSuffix, StringComparison.OrdinalIgnoreCase)
            ? indexTable[start..end]
            : null;
    }

    // A member that this class does not know: another version of it may be using the index. Saves of this one leave the column as it is, and so the index stays true.
    private bool IsOthers(string name) =>
        FoldedSql.ColumnIn(name) is var column
        && !column.StartsWith('_')
        && _columns.ContainsKey(column)
        && !sessions.Columns.Any(known => known.Name.Equals(column, StringComparison.OrdinalIgnoreCase) || known.FormerNames.Contains(column, StringComparer.OrdinalIgnoreCase));

    private string IndexName(SqliteIndex index) => $"{sessions.Name}_by_{FoldedSql.NameOf(index)}";

    private string Definition(SqliteIndex index) => $"{_name} ({SqliteSchema.Operand(index)}, {_keys})";
}
