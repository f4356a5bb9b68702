using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>The record of what the class looked like that opened its tables last. It decides nothing but whether the models of embeddings are the same: where it cannot be written, the store works without.</summary>
/// <param name="context">The store.</param>
internal sealed class ShapeTable(SqliteContext context)
{
    private readonly string _name = SqlNames.Literal(context.Sql.Table.Name);

    /// <summary>Compares the record with the class, and brings it up to date where it can be written.</summary>
    public void Update()
    {
        var connections = context.Database.Connections;
        if (IoMode.Result(connections.Read(null, Next, IoMode.Blocking)) is not { } shape)
        {
            return;
        }

        try
        {
            IoMode.Result(connections.Write(null, new DelegateCommand(writer => Write(writer.Context, shape)), IoMode.Blocking));
        }
        catch (SessionException)
        {
            // A database that can only be read, or that is locked for long.
        }
    }

    /// <summary>The same in a transaction that is under way.</summary>
    /// <param name="connection">The connection that writes.</param>
    public void Update(SqliteConnectionContext connection)
    {
        if (Next(connection) is { } shape)
        {
            Write(connection, shape);
        }
    }

    private string? Next(SqliteConnectionContext connection)
    {
        var rows = new SchemaCatalog(connection).Holds(SchemaCatalog.Shapes)
            ? connection.Rows($"SELECT \"shape\" FROM \"{SchemaCatalog.Shapes}\" WHERE \"name\" = {_name}")
            : [];
        return ShapeRecord.Next(context.Description, rows.Count == 0 ? null : rows[0][0], context.Telemetry);
    }

    private void Write(SqliteConnectionContext connection, string shape)
    {
        connection.ExecuteOnce($"CREATE TABLE IF NOT EXISTS \"{SchemaCatalog.Shapes}\" (\"name\" TEXT PRIMARY KEY, \"shape\" TEXT NOT NULL) STRICT, WITHOUT ROWID");
        connection.ExecuteOnce($"INSERT INTO \"{SchemaCatalog.Shapes}\" VALUES ({_name}, {SqlNames.Literal(shape)}) ON CONFLICT (\"name\") DO UPDATE SET \"shape\" = excluded.\"shape\"");
    }
}
