using Microsoft.Data.Sqlite;

namespace Persistence.Benchmarks.Sqlite.Peers;

/// <summary>Connections of peers, with the settings of the store.</summary>
internal static class PeerConnection
{
    /// <summary>Opens a database as its store does.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The open connection.</returns>
    public static SqliteConnection Open(BenchmarkDatabase database)
    {
        var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = $"PRAGMA busy_timeout = 30000; PRAGMA foreign_keys = ON; PRAGMA synchronous = {(database.Durability == Durability.Full ? "FULL" : "NORMAL")}";
        settings.ExecuteNonQuery();
        return connection;
    }
}
