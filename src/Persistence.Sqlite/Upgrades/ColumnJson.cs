using System.Globalization;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Values of columns as JSON, by the type that SQLite stores them with: of members that the class does not have any more, or does not take.</summary>
internal static class ColumnJson
{
    /// <summary>Writes a value.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, which is not NULL.</param>
    public static void Write(JsonWriter writer, SqliteRow row, int column)
    {
        switch (row.TypeOf(column))
        {
            case raw.SQLITE_INTEGER:
                writer.WriteNumber(row.ReadInt64(column));
                break;
            case raw.SQLITE_FLOAT when double.IsFinite(row.ReadDouble(column)):
                writer.WriteRaw(System.Text.Encoding.ASCII.GetBytes(row.ReadDouble(column).ToString("R", CultureInfo.InvariantCulture)));
                break;
            case raw.SQLITE_BLOB:
                writer.WriteString(Convert.ToBase64String(row.ReadBytes(column)));
                break;
            default:
                WriteText(writer, row.ReadUtf8(column));
                break;
        }
    }

    // Objects and collections are in columns as JSON.
    private static void WriteText(JsonWriter writer, ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'{', .., (byte)'}'] or [(byte)'[', .., (byte)']'] && IsJson(text))
        {
            writer.WriteRaw(text);
        }
        else if (!PlainText.TryWrite(writer, text))
        {
            writer.WriteString(StoredText.Show(text));
        }
    }

    /// <summary>Whether a text is JSON.</summary>
    /// <param name="text">The text.</param>
    public static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new JsonReader(text);
            reader.Skip();
            reader.End();
            return true;
        }
        catch (JsonDataException)
        {
            return false;
        }
    }

    /// <summary>The name in JSON: full_name is fullName.</summary>
    /// <param name="column">The column.</param>
    public static string CamelCase(string column)
    {
        var words = column.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(static (word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
