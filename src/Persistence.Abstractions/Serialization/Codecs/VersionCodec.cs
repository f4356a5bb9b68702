using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string: two to four numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VersionCodec : IJsonCodec<Version?>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Version? value) => writer.WriteString(value?.ToString());

    /// <inheritdoc/>
    public static Version? Read(ref JsonReader reader) => reader.ReadString() is { } text ? (Version.TryParse(text, out var value) ? value : throw reader.Problem("a version was expected")) : null;
}
