using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string of one UTF-16 unit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharCodec : IJsonCodec<char>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, char value) => writer.WriteString([value]);

    /// <inheritdoc/>
    public static char Read(ref JsonReader reader) => reader.ReadString() is { Length: 1 } text ? text[0] : throw reader.Problem("a string of one character was expected");
}
