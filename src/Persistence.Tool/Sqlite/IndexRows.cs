using Persistence.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>The rows of indexes over collections, which a store keeps in tables. In a transaction, for one thread.</summary>
internal sealed class IndexRows
{
    private readonly ToolDatabase _database;
    private readonly List<(string Delete, string Insert)> _statements = [];

    /// <summary>Looks which there are.</summary>
    /// <param name="database">The database.</param>
    /// <param name="stored">The class, with its shape.</param>
    public IndexRows(ToolDatabase database, StoredClass stored)
    {
        _database = database;
        var keys = stored.Shape!.Keys.Select(static key => key.Column).ToList();
        foreach (var table in new SchemaCatalogQueries(database).IndexTables(stored.Name))
        {
            if (stored.Shape.Members.FirstOrDefault(member => table == $"{stored.Name}_{member.Column}{SqliteSchema.IndexTableSuffix}") is { } member)
            {
                var column = "s." + SqlNames.Quote(member.Column);
                _statements.Add((
                    $"DELETE FROM {SqlNames.Quote(table)} WHERE \"_session\" = ?1",
                    $"INSERT OR IGNORE INTO {SqlNames.Quote(table)} (\"_value\", {SqlNames.Join(keys)}, \"_session\") SELECT element.value, {string.Join(", ", keys.Select(static key => "s." + SqlNames.Quote(key)))}, s.\"_id\" FROM {SqlNames.Quote(stored.Name)} AS s, json_each(CASE WHEN json_valid({column}) THEN {column} END) AS element WHERE element.type = 'text' AND s.\"_id\" = ?1"));
            }
        }
    }

    /// <summary>Writes those of a session.</summary>
    /// <param name="id">The number of its row.</param>
    public void Write(long id)
    {
        foreach (var (delete, insert) in _statements)
        {
            Run(delete, id);
            Run(insert, id);
        }
    }

    private void Run(string sql, long id)
    {
        var statement = _database.Prepare(sql);
        statement.Parameters.BindInt64(1, id);
        statement.Run();
    }
}
