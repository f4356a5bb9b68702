namespace Persistence.Sqlite;

/// <summary>Verifies what is no single session: the file, triggers, and rows that belong to none.</summary>
/// <param name="context">Tables and statements.</param>
internal sealed class DatabaseFileVerifier(SqliteContext context)
{
    private readonly Findings _findings = new(context.Description);

    /// <summary>Verifies it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public void Verify(SqliteConnectionContext connection, List<IntegrityFinding> findings)
    {
        const string Integrity = "PRAGMA integrity_check";
        var table = context.Sql.Table.Name;
        _findings.Collect(
            () => findings.AddRange(connection.Rows(Integrity).Where(static row => row[0] != "ok").Select(static row => new IntegrityFinding(null, Integrity, string.Join(", ", row)))),
            null,
            Integrity,
            findings);
        _findings.Collect(
            () => findings.AddRange(new SchemaCatalog(connection).Triggers([table, .. context.Sql.ChildTables]).Select(static trigger => new IntegrityFinding(
                null,
                $"trigger '{trigger.Name}' on table '{trigger.Table}'",
                $"it could change or ignore what a store commits and acknowledges, so that every change is refused; remove it (DROP TRIGGER {SqlNames.Quote(trigger.Name)};), and follow the table by its _version and _sequence columns instead"))),
            null,
            $"triggers on table '{table}'",
            findings);
        _findings.Collect(
            () => findings.AddRange(new OrphanCheck(connection, table, context.Sql.ChildTables).Find()),
            null,
            $"rows that belong to table '{table}'",
            findings);
    }
}
