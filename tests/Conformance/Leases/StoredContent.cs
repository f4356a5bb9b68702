using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>Everything that is stored in a place, as somebody without the product reads it.</summary>
internal static class StoredContent
{
    /// <summary>Reads it.</summary>
    /// <param name="location">The place, as text.</param>
    /// <returns>The content as text; equal where every byte is equal.</returns>
    public static string Of(string location)
    {
        var (kind, where) = (location.Split(':')[0], location.Split(':', 2)[1]);
        return kind switch
        {
            "json" => OfFiles(where),
            "sqlite" => OfDatabase(where),
            _ => OfServer(where.Split('@')[0], where.Split('@')[1]),
        };
    }

    private static string OfFiles(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(static file => $"{file}\n{File.ReadAllText(file)}"));

    private static string OfDatabase(string folder)
    {
        using var connection = new SqliteConnection(SqliteEnvironment.Database(folder) + ";Pooling=False");
        connection.Open();
        var text = new StringBuilder();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> '_persistence_shapes' ORDER BY name"))
        {
            text.AppendLine(table);
            Rows(connection, $"SELECT * FROM \"{table}\"").ForEach(row => text.AppendLine(row));
        }

        return text.ToString();
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    private static string OfServer(string prefix, string address)
    {
        using var redis = ConnectionMultiplexer.Connect(address);
        var database = redis.GetDatabase();
        return string.Join('\n', redis.GetServers()[0].Keys(pattern: prefix + "*").Select(static key => (string)key!).Order(StringComparer.Ordinal)
            .Select(key => $"{key} {Convert.ToHexString(database.KeyDump(key)!)}"));
    }
}
