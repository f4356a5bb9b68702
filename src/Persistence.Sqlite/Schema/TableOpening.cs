using System.Globalization;
using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>Opens the tables of a session class: what they lack is made.</summary>
/// <param name="context">The store.</param>
internal sealed class TableOpening(SqliteContext context)
{
    private readonly ShapeTable _shape = new(context);

    private DatabaseConnections Connections => context.Database.Connections;

    /// <summary>Makes what is missing. Most of the time everything is there already, and opening a store writes nothing.</summary>
    /// <param name="ownsDatabase">Whether the database is disposed when this fails.</param>
    /// <returns>Tables of other versions of the class.</returns>
    public OtherChildren Run(bool ownsDatabase)
    {
        try
        {
            if (Read(IsAnythingMissing))
            {
                IoMode.Result(Connections.Write(null, new DelegateCommand(writer => Apply(writer.Context)), IoMode.Blocking));
            }
            else
            {
                _shape.Update();
            }

            var (sessions, known) = (context.Sql.Table.Name, context.Sql.ChildTables);
            return Read(connection => new OtherChildren(new SchemaCatalog(connection).Children(sessions), known));
        }
        catch when (ownsDatabase)
        {
            context.Database.Dispose();
            throw;
        }
    }

    private void Apply(SqliteConnectionContext connection)
    {
        if (context.Sql.Table.Indexes.Any(static index => index.IgnoresCase))
        {
            SchemaFolding.AddFunction(connection);
        }

        var indexes = Schema(connection).Apply(context.Sql.LogTables);
        _shape.Update(connection);
        var sessions = indexes.Count == 0 ? 0 : long.Parse(connection.Rows($"SELECT count(*) FROM {SqlNames.Quote(context.Sql.Table.Name)}")[0][0], CultureInfo.InvariantCulture);
        if (sessions > 0)
        {
            context.Telemetry.Backfilling(sessions);
            context.Telemetry.Backfilled(string.Join(", ", indexes), sessions);
        }
    }

    private T Read<T>(Func<SqliteConnectionContext, T> read) => IoMode.Result(Connections.Read(null, read, IoMode.Blocking));

    // As of one moment, while other processes may be making the very same tables.
    private bool IsAnythingMissing(SqliteConnectionContext connection)
    {
        var isOwnSnapshot = !connection.IsInTransaction;
        connection.Execute(isOwnSnapshot ? "BEGIN" : "SAVEPOINT plan");
        try
        {
            var plan = Schema(connection).Plan(context.Sql.LogTables);

            // What other programs wrote is folded by a store that may write.
            return Connections.Source.IsReadOnly ? plan.Any(static statement => !FoldedSql.IsFolding(statement)) : plan.Count > 0;
        }
        finally
        {
            if (connection.IsInTransaction)
            {
                connection.Execute(isOwnSnapshot ? "COMMIT" : "RELEASE plan");
            }
        }
    }

    private SqliteSchema Schema(SqliteConnectionContext connection) => new(connection, context.Description, context.Sql.Table, context.Database.Description);
}
