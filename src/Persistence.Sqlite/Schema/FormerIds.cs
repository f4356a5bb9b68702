using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>
/// Plans how a column of a log that earlier versions of the store made NOT NULL, because it held the ids of entries, becomes one that may be missing, once it holds them no more: rows of
/// a class without that member could not be added. As SQLite changes no column, another one takes its place. All of it is part of the one transaction that makes the tables what the class needs.
/// </summary>
internal sealed class FormerIds(SchemaCatalog catalog, List<string> plan)
{
    /// <summary>Plans it for a log.</summary>
    /// <param name="table">The table as the class has it.</param>
    /// <param name="name">The name that it has now, unquoted.</param>
    /// <param name="hasIds">Whether the class knows ids of its entries.</param>
    public void Plan(SqliteLogTable table, string name, bool hasIds)
    {
        var id = !hasIds ? null : table.IdColumn >= 0 ? table.Columns[table.IdColumn] : null;
        var former = catalog.Logs.Obligatory(name).Where(column => !Is(column.Name, id)).ToList();
        if (former.Count == 0)
        {
            return;
        }

        // SQLite looks through all of them at each change of a column.
        var others = catalog.Logs.Views().Concat(catalog.Logs.IndexesOf(name)).ToList();
        plan.AddRange(others.Select(static other => $"DROP {other.Type} IF EXISTS {SqlNames.Quote(other.Name)}"));
        foreach (var (column, type) in former)
        {
            Replace(SqlNames.Quote(table.Name), column, table.Columns.FirstOrDefault(known => Is(column, known)) is { } known ? catalog.Declarations.TypeOf(known) : type);
        }

        // With a space, so that none is taken for an index of the store, whose building is an event.
        plan.AddRange(others.Where(other => other.Name != OwnIndex(name)).Select(static other => " " + other.Sql));
        catalog.Dropped.Add(OwnIndex(name));
    }

    /// <summary>The name of the index that keeps the ids of a log unique.</summary>
    /// <param name="table">The log's table, unquoted.</param>
    public static string OwnIndex(string table) => table + "_by_id";

    private static bool Is(string column, SqliteColumn? known) =>
        known is not null && (column.Equals(known.Name, StringComparison.OrdinalIgnoreCase) || known.FormerNames.Contains(column, StringComparer.OrdinalIgnoreCase));

    private void Replace(string table, string column, string type)
    {
        var (old, draft) = (SqlNames.Quote(column), SqlNames.Quote($"_{column}_that_may_be_missing"));
        plan.Add($"ALTER TABLE {table} ADD COLUMN {draft} {type}");
        plan.Add($"UPDATE {table} SET {draft} = {old}");
        plan.Add($"ALTER TABLE {table} DROP COLUMN {old}");
        plan.Add($"ALTER TABLE {table} RENAME COLUMN {draft} TO {old}");
    }
}
