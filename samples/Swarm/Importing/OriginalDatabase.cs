using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Swarm.Importing;

/// <summary>The original's database.</summary>
internal static class OriginalDatabase
{
    /// <summary>Reads all of it.</summary>
    /// <exception cref="SwarmException">It is none of the original's.</exception>
    public static OriginalData Read(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return new OriginalData(
                path,
                Rows(connection, "SELECT session_id, participants, created_at, last_activity FROM sessions ORDER BY rowid", row => ReadChat(path, row)),
                Rows(connection, "SELECT id, session_id, sender, recipient, content, timestamp FROM messages ORDER BY timestamp, rowid", row => ReadMessage(path, row)));
        }
        catch (Exception cause) when (cause is SqliteException or InvalidCastException or InvalidOperationException)
        {
            throw SwarmException.Refused($"{path} is no database of the original system: {cause.Message}", cause);
        }
    }

    private static List<TRow> Rows<TRow>(SqliteConnection connection, string query, Func<SqliteDataReader, TRow> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<TRow>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static OriginalChat ReadChat(string path, SqliteDataReader row)
    {
        using var participants = JsonDocument.Parse(row.GetString(1));
        return new OriginalChat(row.GetString(0), [.. participants.RootElement.EnumerateArray().Select(static one => one.ToString())], OriginalTime.Read(path, row.GetDouble(2)), OriginalTime.Read(path, row.GetDouble(3)));
    }

    private static OriginalMessage ReadMessage(string path, SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), OriginalTime.Read(path, row.GetDouble(5)));
}
