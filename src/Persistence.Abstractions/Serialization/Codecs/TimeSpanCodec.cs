using System.Buffers.Text;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string in the constant format.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanCodec : IJsonCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TimeSpan value) => writer.WriteQuoted(value, "c");

    /// <inheritdoc/>
    public static TimeSpan Read(ref JsonReader reader)
    {
        var text = reader.ReadUtf8();
        return Utf8Parser.TryParse(text, out TimeSpan value, out var length, 'c') && length == text.Length ? value : throw reader.Problem("a duration was expected");
    }
}
