using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Plans how an INTEGER column of an enum's numbers becomes a TEXT column of its names, which later versions of the enum cannot move.</summary>
internal sealed class NumberConversion(SchemaCatalog catalog, List<string> plan)
{
    // SQLite allows many more in a statement; each statement goes through the whole table.
    private const int NumbersAtATime = 250;

    /// <summary>Plans it for a column.</summary>
    /// <param name="table">The table, unquoted.</param>
    /// <param name="column">The column as the class has it.</param>
    /// <param name="former">The name that the column has now.</param>
    public void Plan(string table, SqliteColumn column, string former)
    {
        var (name, old, draft) = (SqlNames.Quote(table), SqlNames.Quote(former), SqlNames.Quote($"_{column.Name}_as_text"));
        var indexes = catalog.Indexes(table);
        foreach (var index in indexes.Where(index => index.Equals($"{table}_by_{former}", StringComparison.OrdinalIgnoreCase)).Concat(SchemaCompounds.Over(table, former, indexes)))
        {
            plan.Add($"DROP INDEX {SqlNames.Quote(index)}");
            catalog.Dropped.Add(index);
        }

        plan.Add($"ALTER TABLE {name} ADD COLUMN {draft} {column.Type}");
        foreach (var numbers in catalog.Numbers(table, former).Chunk(NumbersAtATime))
        {
            var texts = string.Join(" ", numbers.Select(number => $"WHEN {SqlNames.Number(number)} THEN {SqlNames.Literal(column.TextOf!(number))}"));
            plan.Add($"UPDATE {name} SET {draft} = CASE {old} {texts} END WHERE {old} IN ({string.Join(", ", numbers.Select(SqlNames.Number))})");
        }

        plan.Add($"ALTER TABLE {name} DROP COLUMN {old}");
        plan.Add($"ALTER TABLE {name} RENAME COLUMN {draft} TO {SqlNames.Quote(column.Name)}");
    }
}
