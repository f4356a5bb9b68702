using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>
/// Makes the tables of the search indexes of a class, and makes them again where the index is of other members, of another version of the analyzer, or damaged. A store whose database cannot be
/// changed is searched without them.
/// </summary>
/// <param name="context">The store.</param>
internal sealed class SearchTables(SqliteContext context)
{
    private const string CreateIndexes = $"CREATE TABLE IF NOT EXISTS \"{SearchSql.Indexes}\" (\"name\" TEXT PRIMARY KEY, \"texts\" TEXT NOT NULL, \"generation\" INTEGER NOT NULL) STRICT, WITHOUT ROWID";

    private DatabaseConnections Connections => context.Database.Connections;

    /// <summary>Makes what is missing.</summary>
    /// <returns>The indexes that were made.</returns>
    public IReadOnlyList<SearchPlace> Open()
    {
        var made = new List<SearchPlace>();
        try
        {
            if (IoMode.Result(Connections.Read(null, IsAnythingToDo, IoMode.Blocking)))
            {
                IoMode.Result(Connections.Write(null, new DelegateCommand(writer => Apply(writer.Context, made)), IoMode.Blocking));
            }
        }
        catch (SessionException)
        {
            // A database that can only be read, or that is locked for long.
            made.Clear();
        }

        return made;
    }

    /// <summary>Makes the tables of an index again, without anything in them.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="place">The index.</param>
    public void Remake(SqliteConnectionContext connection, SearchPlace place)
    {
        if (!IsOfNewerClass(connection))
        {
            Make(connection, place.Sql);
        }
    }

    private static bool Holds(SqliteConnectionContext connection) => new SchemaCatalog(connection).Holds(SearchSql.Indexes);

    private bool IsAnythingToDo(SqliteConnectionContext connection) =>
        !IsOfNewerClass(connection) && (context.Searches.Any(place => place.Generation(connection) == 0) || Removed(connection).Any());

    // Its tables are not this one's to change.
    private bool IsOfNewerClass(SqliteConnectionContext connection) =>
        new SchemaCatalog(connection).Record(context.Sql.Table.Name) is { } record && record.SchemaVersion > context.Description.SchemaVersion;

    private void Apply(SqliteConnectionContext connection, List<SearchPlace> made)
    {
        made.Clear();
        foreach (var table in Removed(connection).ToList())
        {
            Drop(connection, table);
            connection.ExecuteOnce($"DELETE FROM \"{SearchSql.Indexes}\" WHERE \"name\" = {SqlNames.Literal(table)}");
        }

        foreach (var place in context.Searches.Where(place => place.Generation(connection) == 0))
        {
            Make(connection, place.Sql);
            made.Add(place);
        }
    }

    // Tables of the class whose members are no longer searched.
    private IEnumerable<string> Removed(SqliteConnectionContext connection)
    {
        if (!Holds(connection))
        {
            return [];
        }

        var searched = context.Searches.Select(static place => place.Sql.Table);
        var stored = connection.Rows($"SELECT \"name\" FROM \"{SearchSql.Indexes}\"").Select(static row => row[0]);
        return context.Sql.LogTables.Select(static log => log.Table.Name).Prepend(context.Sql.Table.Name).Except(searched, StringComparer.OrdinalIgnoreCase).Intersect(stored, StringComparer.OrdinalIgnoreCase);
    }

    private static void Drop(SqliteConnectionContext connection, string table)
    {
        connection.ExecuteOnce($"DROP INDEX IF EXISTS {SqlNames.Quote($"_search_{table}_missing")}");
        connection.ExecuteOnce($"DROP TABLE IF EXISTS {SqlNames.Quote($"_search_{table}")}");
        connection.ExecuteOnce($"DROP TABLE IF EXISTS {SqlNames.Quote($"_search_{table}_blocks")}");
    }

    private void Make(SqliteConnectionContext connection, SearchSql sql)
    {
        var (table, sessions) = (SqlNames.Quote(sql.Table), SqlNames.Quote(context.Sql.Table.Name));
        connection.ExecuteOnce(CreateIndexes);
        connection.ExecuteOnce($"INSERT INTO \"{SearchSql.Indexes}\" VALUES ({SqlNames.Literal(sql.Table)}, {SqlNames.Literal(sql.Texts)}, 1) ON CONFLICT (\"name\") DO UPDATE SET \"texts\" = excluded.\"texts\", \"generation\" = \"generation\" + 1");
        var generation = long.Parse(connection.Rows(sql.Generation)[0][0], System.Globalization.CultureInfo.InvariantCulture);
        Drop(connection, sql.Table);
        if (!new SchemaCatalog(connection).Columns(sql.Table)!.ContainsKey(SearchSql.Column))
        {
            connection.ExecuteOnce($"ALTER TABLE {table} ADD COLUMN \"{SearchSql.Column}\" INTEGER");
        }

        connection.ExecuteOnce($"CREATE TABLE {SqlNames.Quote(sql.Numbers)} (\"_number\" INTEGER PRIMARY KEY, \"_of\" INTEGER REFERENCES {sessions} (\"_id\") ON DELETE SET NULL, \"_texts\" BLOB) STRICT");
        connection.ExecuteOnce($"CREATE INDEX {SqlNames.Quote(sql.Numbers + "_of")} ON {SqlNames.Quote(sql.Numbers)} (\"_of\")");
        connection.ExecuteOnce($"CREATE TABLE {SqlNames.Quote(sql.Blocks)} (\"id\" INTEGER PRIMARY KEY, \"block\" BLOB NOT NULL) STRICT");
        var key = sql.Table == context.Sql.Table.Name ? "\"_id\"" : "\"_session\", \"_sequence\"";
        connection.ExecuteOnce($"CREATE UNIQUE INDEX {SqlNames.Quote(sql.MissingIndex)} ON {table} ({key}) WHERE {sql.IsMissing(generation)}");
    }
}
