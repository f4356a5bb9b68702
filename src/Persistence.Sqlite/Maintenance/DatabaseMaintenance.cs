using System.Globalization;
using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>Does what a database likes to have done now and then.</summary>
/// <param name="context">The store.</param>
internal sealed class DatabaseMaintenance(SqliteContext context)
{
    /// <summary>Updates the statistics that are out of date, takes the words of deleted sessions out of the search indexes, and moves the write-ahead log into the database as far as nobody reads it.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>How many pages were moved.</returns>
    public async ValueTask<MaintenanceResult> Run(IoMode mode)
    {
        mode.Cancellation.ThrowIfCancellationRequested();
        if (context.Database.Connections.Source.IsImmutable || context.Database.Connections.Source.IsReadOnly)
        {
            return default;
        }

        await context.Database.Connections.Write(null, new DelegateCommand(writer => Tidy(writer.Context)), mode.Committed).ConfigureAwait(false);
        mode.Cancellation.ThrowIfCancellationRequested();

        // A connection that reads does it beside commits; what somebody reads still, the next time takes.
        // With SecureDelete nothing stays in the log that nobody reads any more.
        var moved = await context.Database.Connections.Read(null, connection => connection.IsInTransaction ? [] : Checkpoint(connection), mode.Committed).ConfigureAwait(false);
        return new MaintenanceResult(moved is [[_, _, var pages]] ? Math.Max(0, long.Parse(pages, CultureInfo.InvariantCulture)) : 0, 0);
    }

    private List<string[]> Checkpoint(SqliteConnectionContext connection)
    {
        var moved = connection.Rows("PRAGMA wal_checkpoint(PASSIVE)");
        if (context.Database.Options.SecureDelete)
        {
            var patience = connection.Rows("PRAGMA busy_timeout")[0][0];
            connection.ExecuteOnce("PRAGMA busy_timeout = 0");
            connection.Rows("PRAGMA wal_checkpoint(TRUNCATE)");
            connection.ExecuteOnce($"PRAGMA busy_timeout = {patience}");
        }

        return moved;
    }

    private void Tidy(SqliteConnectionContext connection)
    {
        connection.ExecuteOnce("PRAGMA optimize = 0x10002");
        foreach (var place in context.Searches)
        {
            place.Clean(connection);
        }
    }
}
