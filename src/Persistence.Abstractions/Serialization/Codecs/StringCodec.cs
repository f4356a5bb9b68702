using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string or null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : IJsonCodec<string?>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, string? value) => writer.WriteString(value);

    /// <inheritdoc/>
    public static string? Read(ref JsonReader reader) => reader.ReadString();
}
