namespace Persistence.Sqlite;

/// <summary>
/// Refuses changes while there is a trigger on a table of the class: it could undo or ignore what is acknowledged. Opening a store
/// looks for one; this notices one that is added later, by the version of the schema that the transaction read when it began.
/// </summary>
/// <param name="sql">The tables.</param>
/// <param name="database">The database, for people.</param>
internal sealed class TriggerGuard(ClassSql sql, string database)
{
    private long _checkedVersion = -1;

    /// <summary>Throws when there is one. Inside a transaction, by the one who writes.</summary>
    /// <param name="writer">The connection that writes.</param>
    /// <exception cref="SessionSchemaException">There is a trigger.</exception>
    public void ThrowIfTriggered(WriterConnection writer)
    {
        if (writer.SchemaVersion == _checkedVersion)
        {
            return;
        }

        if (new SchemaCatalog(writer.Context).Triggers([sql.Table.Name, .. sql.ChildTables]) is [var trigger, ..])
        {
            throw new SchemaRefusal(database).Triggered(trigger.Name, trigger.Table);
        }

        _checkedVersion = writer.SchemaVersion;
    }
}
