using System.Buffers;
using Persistence.Serialization;
using Persistence.Sqlite;

namespace Persistence.Tool.Sqlite;

/// <summary>Texts of columns as JSON. Most hold nothing that JSON escapes: those are copied as they are, and never become a string of .NET.</summary>
internal static class PlainText
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static unit => (byte)unit).Where(IsPlain)]);

    /// <summary>Writes a text.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="utf8">The text.</param>
    /// <exception cref="FormatException">It is not UTF-8.</exception>
    public static void Write(JsonWriter writer, ReadOnlySpan<byte> utf8)
    {
        if (utf8.ContainsAnyExcept(s_plain))
        {
            writer.WriteString(StoredText.Decode(utf8));
            return;
        }

        writer.WriteRaw("\""u8);
        writer.WriteRaw(utf8);
        writer.WriteRaw("\""u8);
    }

    // The writer knows.
    private static bool IsPlain(byte unit)
    {
        var writer = new JsonWriter();
        writer.WriteString([(char)unit]);
        return writer.Length == 3;
    }
}
