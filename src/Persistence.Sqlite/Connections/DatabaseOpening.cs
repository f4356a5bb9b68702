using Microsoft.Data.Sqlite;
using Persistence.Monitoring;

namespace Persistence.Sqlite;

/// <summary>Opens a database, and reports what prevents it in the toolkit's words.</summary>
internal static class DatabaseOpening
{
    /// <summary>Opens the connection that writes; the database is created when it is absent.</summary>
    /// <param name="source">Where the database is.</param>
    /// <param name="options">Settings.</param>
    /// <param name="telemetry">Reports waits.</param>
    public static WriterConnection OpenWriter(DataSource source, SqliteStoreOptions options, StoreTelemetry telemetry)
    {
        DatabaseCheck.RequireFile(source.Path, source.Description);
        try
        {
            return source.OpenWriter(options, telemetry);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.TranslateOpening(fault, source, source.Description);
        }
        catch (InvalidOperationException fault)
        {
            // What the provider says to a password without a cipher.
            throw ConnectionText.Refused($"The connection string asks for what this program's SQLite cannot do: {ConnectionText.OneLine(fault.Message)}.", fault);
        }
    }
}
