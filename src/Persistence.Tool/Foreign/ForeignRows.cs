using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Persistence.Tool.Foreign;

/// <summary>Rows of another program's database as JSON objects.</summary>
internal static class ForeignRows
{
    /// <summary>Reads rows.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="sql">The query.</param>
    /// <param name="json">The columns that hold JSON.</param>
    public static List<JsonObject> Read(SqliteConnection connection, string sql, params string[] json)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<JsonObject>();
        while (reader.Read())
        {
            var row = new JsonObject();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                row[reader.GetName(column)] = Value(reader.GetValue(column), json.Contains(reader.GetName(column)));
            }

            rows.Add(row);
        }

        return rows;
    }

    private static JsonNode? Value(object value, bool isJson) => value switch
    {
        string text when isJson => Parse(text),
        string text => JsonValue.Create(text),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        byte[] bytes when isJson => Parse(System.Text.Encoding.UTF8.GetString(bytes)),
        byte[] bytes => JsonValue.Create(Convert.ToBase64String(bytes)),
        _ => null,
    };

    // What is no JSON in spite of its column is kept as the text that it is.
    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
