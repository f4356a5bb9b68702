using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Persistence.Serialization;
using Persistence.Sqlite.Mapping;
using SQLitePCL;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Sqlite;

/// <summary>A row as the JSON object that other backends store, which upgrade steps are given.</summary>
internal static class StoredObject
{
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = JsonWriter.MaxDepth };

    [ThreadStatic]
    private static JsonWriter? s_writer;

    /// <summary>Makes it.</summary>
    /// <param name="select">A statement that stands at the row, and has selected all of its columns.</param>
    /// <param name="columns">Those that the class knows.</param>
    public static JsonObject Read(SqliteStatement select, IReadOnlyList<SqliteColumn> columns)
    {
        var stored = new JsonObject();
        for (var column = 0; column < select.ColumnCount; column++)
        {
            var name = select.ColumnName(column);
            var known = columns.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (known is not null)
            {
                Add(stored, select.Row, column, known);
            }
            else if (!name.StartsWith('_') && !select.Row.IsNull(column))
            {
                // A member that the class does not have any more.
                stored[CamelCase(name)] = Raw(select.Row, column);
            }
        }

        return stored;
    }

    private static void Add(JsonObject stored, SqliteRow row, int column, SqliteColumn known)
    {
        var isNull = row.IsNull(column);
        if (known.Stored is not { } form || (isNull && !form.AllowsNull))
        {
            return;
        }

        if (!form.IsMerged)
        {
            stored[form.Name] = isNull ? null : Value(row, column, form);
        }
        else if (Raw(row, column) is JsonObject whole)
        {
            foreach (var (name, value) in whole)
            {
                stored[name] = value?.DeepClone();
            }
        }
    }

    // As the class writes it into JSON; as it stands where the class does not take it, which a step may be there to mend.
    private static JsonNode? Value(SqliteRow row, int column, StoredColumn form)
    {
        var writer = s_writer ?? new JsonWriter();
        s_writer = null;
        try
        {
            writer.Clear();
            return !form.TryWrite(row, column, writer) || writer.HasFailures ? Raw(row, column) : JsonNode.Parse(writer.Written, documentOptions: s_reading);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or Microsoft.Data.Sqlite.SqliteException))
        {
            return Raw(row, column);
        }
        finally
        {
            s_writer = writer;
        }
    }

    private static JsonNode? Raw(SqliteRow row, int column) => row.TypeOf(column) switch
    {
        // Parsed, a number can be asked for as any type.
        raw.SQLITE_INTEGER => JsonNode.Parse(row.ReadInt64(column).ToString(CultureInfo.InvariantCulture)),
        raw.SQLITE_FLOAT => JsonNode.Parse(row.ReadDouble(column).ToString("R", CultureInfo.InvariantCulture)),
        raw.SQLITE_BLOB => JsonValue.Create(Convert.ToBase64String(row.ReadBytes(column))),
        _ => Text(StoredText.Show(row.ReadUtf8(column))),
    };

    // Objects and collections are in columns as JSON.
    private static JsonNode? Text(string text)
    {
        if (text is not (['{', .., '}'] or ['[', .., ']']))
        {
            return JsonValue.Create(text);
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: s_reading);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    // full_name is fullName in JSON.
    private static string CamelCase(string column)
    {
        var words = column.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(static (word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
