using System.Text;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Plans the columns beside members whose index ignores case, and folds what other programs wrote.</summary>
internal sealed class SchemaFolding(SchemaCatalog catalog, SqliteTable sessions, List<string> plan)
{
    private readonly string _name = SqlNames.Quote(sessions.Name);
    private readonly List<SqliteIndex> _folded = [.. sessions.Indexes.Where(static index => index is { IgnoresCase: true, IsMultiValued: false })];

    /// <summary>The indexes over rows that are not folded, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Wanted() => _folded.Select(index => KeyValuePair.Create(NameOf(index), $"{_name} (\"_id\") WHERE {FoldedSql.IsUnfolded(index)}"));

    /// <summary>Plans it.</summary>
    public void Plan()
    {
        var existing = catalog.Columns(sessions.Name) ?? [];
        foreach (var index in _folded)
        {
            var column = FoldedSql.Column(index.Column);
            var former = sessions.Columns.First(member => member.Name == index.Column).FormerNames.Select(FoldedSql.Column).FirstOrDefault(existing.ContainsKey);
            if (existing.ContainsKey(column))
            {
                PlanUnfolded(index);
                continue;
            }

            plan.Add(former is null
                ? $"ALTER TABLE {_name} ADD COLUMN {SqlNames.Quote(column)} TEXT"
                : $"ALTER TABLE {_name} RENAME COLUMN {SqlNames.Quote(former)} TO {SqlNames.Quote(column)}");
            plan.Add(FoldedSql.Fold(sessions.Name, index, FoldedSql.Call(SqlNames.Quote(index.Column))));
        }
    }

    /// <summary>Gives a connection the function that folds.</summary>
    /// <param name="connection">The connection.</param>
    public static void AddFunction(SqliteConnectionContext connection) => SqliteFault.Check(
        connection.Provider.Handle!,
        raw.sqlite3_create_function(
            connection.Provider.Handle!,
            FoldedSql.Function,
            1,
            raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC,
            null,
            static (context, _, arguments) => raw.sqlite3_result_blob(context, Encoding.UTF8.GetBytes(CaseFolding.Fold(Encoding.UTF8.GetString(raw.sqlite3_value_blob(arguments[0])))))));

    // The index over such rows says by itself that there are none.
    private void PlanUnfolded(SqliteIndex index)
    {
        if (!catalog.Indexes(sessions.Name).Contains(NameOf(index), StringComparer.OrdinalIgnoreCase) || catalog.Rows.Any(sessions.Name, FoldedSql.IsUnfolded(index)))
        {
            plan.Add(FoldedSql.Fold(sessions.Name, index, FoldedSql.Call(SqlNames.Quote(index.Column))));
        }
    }

    private string NameOf(SqliteIndex index) => sessions.Name + FoldedSql.UnfoldedIndex + index.Column;
}
