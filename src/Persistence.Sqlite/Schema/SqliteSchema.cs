using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>
/// Creates and extends the tables of a session class. What is missing is planned as a list of statements; an empty
/// plan writes nothing, so that opening a store again, or in many processes at once, costs reads only.
/// </summary>
internal sealed class SqliteSchema
{
    private readonly SqliteConnectionContext _connection;
    private readonly SessionDescription _description;
    private readonly SqliteTable _table;
    private readonly SchemaRefusal _refusal;
    private readonly SchemaCatalog _catalog;
    private readonly List<string> _plan = [];

    public SqliteSchema(SqliteConnectionContext connection, SessionDescription description, SqliteTable table, string store)
    {
        _connection = connection;
        _description = description;
        _table = table;
        _refusal = new SchemaRefusal(store);
        _catalog = new SchemaCatalog(connection);
    }

    private const string CreateIndex = "CREATE INDEX ";

    /// <summary>What is in the name of the index over older sessions, which is of no member: no event says that it was filled.</summary>
    public const string OlderIndex = "_by__older_";

    /// <summary>How the name of the index over times of expiry ends, which is of no member either.</summary>
    public const string ExpiryIndex = "_by__expires_at";

    /// <summary>How the name of the table of a multi-valued index ends.</summary>
    public const string IndexTableSuffix = "_index";

    /// <summary>The name of the table of a multi-valued index.</summary>
    public static string IndexTable(SqliteTable table, SqliteIndex index) => $"{table.Name}_{FoldedSql.NameOf(index)}{IndexTableSuffix}";

    /// <summary>What an index is over.</summary>
    public static string Operand(SqliteIndex index) =>
        index.IgnoresCase ? FoldedSql.Operand(index)
        : index.Expression is null
            ? SqlNames.Quote(index.Column)
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, index.Expression, SqlNames.Quote(index.Column));

    /// <summary>Plans and does what is missing, inside a transaction.</summary>
    /// <returns>The indexes that were built.</returns>
    public IReadOnlyList<string> Apply(IReadOnlyList<(SqliteLogTable Table, LogDescription Log)> logs)
    {
        var plan = Plan(logs);
        foreach (var statement in plan)
        {
            try
            {
                _connection.ExecuteOnce(statement);
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
            {
                throw _refusal.Duplicates(statement, fault);
            }
        }

        return [.. plan.Where(static statement => statement.StartsWith(CreateIndex, StringComparison.Ordinal)).Select(static statement => statement.Split('"')[1]).Where(static index => !index.Contains(OlderIndex, StringComparison.Ordinal) && !index.Contains(FoldedSql.UnfoldedIndex, StringComparison.Ordinal) && !index.EndsWith(ExpiryIndex, StringComparison.Ordinal))];
    }

    /// <summary>The statements that make the tables what the session class needs.</summary>
    /// <exception cref="SessionSchemaException">No statement would, without losing something.</exception>
    public IReadOnlyList<string> Plan(IReadOnlyList<(SqliteLogTable Table, LogDescription Log)> logs)
    {
        _plan.Clear();
        var indexTables = _table.Indexes.Where(static index => index.IsMultiValued).Select(index => IndexTable(_table, index));
        if (_catalog.Triggers([_table.Name, .. logs.Select(static log => log.Table.Name), .. indexTables]) is [var trigger, ..])
        {
            throw _refusal.Triggered(trigger.Name, trigger.Table);
        }

        var record = _catalog.Record(_table.Name);
        if (record is null && _catalog.Holds(_table.Name))
        {
            throw _refusal.SomebodyElses(_table.Name);
        }

        if (record is { } newer && newer.SchemaVersion > _description.SchemaVersion)
        {
            // A newer version of the class has been here: its tables are not this one's to change. Sessions that it
            // wrote are refused one by one, the others go on as far as the columns are still there. Another key would name other sessions.
            new SchemaTables(_catalog, _refusal, _table, _description, _plan).ThrowIfOtherKey();
            return _plan;
        }

        var tables = new SchemaTables(_catalog, _refusal, _table, _description, _plan);
        tables.PlanSessions();
        foreach (var (table, log) in logs)
        {
            tables.PlanLog(table, log);
        }

        new SchemaFolding(_catalog, _table, _plan).Plan();
        new SchemaIndexes(_catalog, _refusal, _table, _description, _plan).PlanAll();
        PlanRecord(record);
        return _plan;
    }

    private void PlanRecord((string Class, long SchemaVersion)? record)
    {
        if (record is { } current && current.Class == _description.ClassName && current.SchemaVersion == _description.SchemaVersion)
        {
            return;
        }

        _plan.Insert(0, $"CREATE TABLE IF NOT EXISTS \"{SchemaCatalog.Classes}\" (\"name\" TEXT PRIMARY KEY, \"class\" TEXT NOT NULL, \"schema_version\" INTEGER NOT NULL) STRICT, WITHOUT ROWID");
        _plan.Add($"""
            INSERT INTO "{SchemaCatalog.Classes}" VALUES ({SqlNames.Literal(_table.Name)}, {SqlNames.Literal(_description.ClassName)}, {_description.SchemaVersion})
            ON CONFLICT ("name") DO UPDATE SET "schema_version" = max("schema_version", excluded."schema_version"), "class" = excluded."class"
            """);
    }
}
