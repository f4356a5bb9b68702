using System.Buffers.Text;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string of 36 characters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidCodec : IJsonCodec<Guid>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Guid value) => writer.WriteQuoted(value, "D");

    /// <inheritdoc/>
    public static Guid Read(ref JsonReader reader)
    {
        var text = reader.ReadUtf8();
        return Utf8Parser.TryParse(text, out Guid value, out var length) && length == text.Length ? value : throw reader.Problem("a Guid was expected");
    }
}
