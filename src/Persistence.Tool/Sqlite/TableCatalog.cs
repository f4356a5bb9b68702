using Persistence.Mapping;
using Persistence.Sqlite;
using Persistence.Tool.Json;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>Which classes a database holds, and their tables.</summary>
/// <param name="database">The database.</param>
internal sealed class TableCatalog(ToolDatabase database)
{
    /// <summary>The classes, in the order of their names.</summary>
    /// <exception cref="ToolException">The database is somebody else's.</exception>
    public IReadOnlyList<StoredClass> Classes()
    {
        if (!database.Holds(SchemaCatalog.Classes))
        {
            throw new ToolException($"The database '{database.Address.Text}' is no store: it has no table {SchemaCatalog.Classes}, which every store has.");
        }

        return [.. database.Rows($"SELECT \"name\" FROM \"{SchemaCatalog.Classes}\" ORDER BY \"name\"").Select(static row => row[0]).Where(database.Holds).Select(ClassOf)];
    }

    /// <summary>Of a class, which columns are its key, and whether each is an integer.</summary>
    /// <param name="table">The table.</param>
    public IReadOnlyList<(string Name, bool IsInteger)> KeyColumns(string table)
    {
        var types = Columns(table);
        return [.. new SchemaCatalogQueries(database).KeyColumns(table).Select(name => (name, types.GetValueOrDefault(name) == "INTEGER"))];
    }

    /// <summary>The columns of a table, with their types.</summary>
    /// <param name="table">The table.</param>
    public Dictionary<string, string> Columns(string table) =>
        database.Rows($"SELECT name, type FROM pragma_table_info({SqlNames.Literal(table)})").ToDictionary(static row => row[0], static row => row[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>The tables of a class's logs, by the storage names of the logs.</summary>
    /// <param name="stored">The class.</param>
    public IReadOnlyList<(string Log, string Table)> Logs(StoredClass stored) =>
    [
        .. new SchemaCatalogQueries(database).LogTables(stored.Name)
            .Select(table => (stored.Shape?.Logs.FirstOrDefault(log => log.Table.Equals(table, StringComparison.OrdinalIgnoreCase))?.Name ?? ColumnJson.CamelCase(table[(stored.Name.Length + 1)..]), table))
            .OrderBy(static log => log.Item1, StringComparer.Ordinal),
    ];

    private StoredClass ClassOf(string name)
    {
        var text = database.Holds(SchemaCatalog.Shapes) ? database.Rows($"SELECT \"shape\" FROM \"{SchemaCatalog.Shapes}\" WHERE \"name\" = {SqlNames.Literal(name)}") : [];
        var shape = text.Count == 0 ? null : ClassShape.OfRecord(text[0][0]);
        return new StoredClass(name, shape is not null ? ClassFolder.KindsOf(shape) : [.. KeyColumns(name).Select(static key => key.IsInteger ? KeyPartKind.Number : KeyPartKind.Text)], shape);
    }
}
