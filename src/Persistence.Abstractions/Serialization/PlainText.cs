using System.Buffers;
using System.ComponentModel;
using System.Text;

namespace Persistence.Serialization;

/// <summary>Text without anything to escape, as most is: it needs no string between UTF-8 and JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlainText
{
    private static readonly SearchValues<byte> s_plain = SearchValues.Create(Encoding.ASCII.GetBytes(JsonWriter.Plain));

    /// <summary>Writes a string whose text needs no escapes.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="utf8">The text.</param>
    /// <returns>False where it needs some: nothing was written then.</returns>
    public static bool TryWrite(JsonWriter writer, ReadOnlySpan<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (utf8.ContainsAnyExcept(s_plain))
        {
            return false;
        }

        var text = writer.Reserve(utf8.Length + 2);
        text[0] = (byte)'"';
        utf8.CopyTo(text[1..]);
        text[utf8.Length + 1] = (byte)'"';
        writer.Advance(utf8.Length + 2);
        return true;
    }
}
