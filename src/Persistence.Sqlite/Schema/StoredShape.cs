using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>Records the shape of a class in its database, for programs that do not have the class. Nothing in a store depends on it.</summary>
/// <param name="context">The store.</param>
internal sealed class StoredShape(SqliteContext context)
{
    private string Name => context.Sql.Table.Name;

    /// <summary>Records it, unless it stands there or a newer version of the class recorded its own. A database that can only be read stays without it.</summary>
    public void Record()
    {
        if (context.Description.StoredShape.Length == 0 || !IoMode.Result(context.Database.Connections.Read(null, IsMissing, IoMode.Blocking)))
        {
            return;
        }

        try
        {
            IoMode.Result(context.Database.Connections.Write(null, new DelegateCommand(writer => Write(writer.Context)), IoMode.Blocking));
        }
        catch (SessionException)
        {
            // The store works without it.
        }
    }

    private bool IsMissing(SqliteConnectionContext connection)
    {
        var catalog = new SchemaCatalog(connection);
        return catalog.Record(Name) is { } record
            && record.SchemaVersion <= context.Description.SchemaVersion
            && (!catalog.Holds(SchemaCatalog.Shapes)
                || connection.Rows($"SELECT 1 FROM \"{SchemaCatalog.Shapes}\" WHERE \"name\" = {SqlNames.Literal(Name)} AND \"shape\" = {SqlNames.Literal(context.Description.StoredShape)}").Count == 0);
    }

    private void Write(SqliteConnectionContext connection)
    {
        connection.ExecuteOnce($"CREATE TABLE IF NOT EXISTS \"{SchemaCatalog.Shapes}\" (\"name\" TEXT PRIMARY KEY, \"shape\" TEXT NOT NULL) STRICT, WITHOUT ROWID");
        connection.ExecuteOnce($"""
            INSERT INTO "{SchemaCatalog.Shapes}" VALUES ({SqlNames.Literal(Name)}, {SqlNames.Literal(context.Description.StoredShape)})
            ON CONFLICT ("name") DO UPDATE SET "shape" = excluded."shape"
            """);
    }
}
