using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string in base 64, or null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BytesCodec : IJsonCodec<byte[]?>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, byte[]? value) => JsonBytes.Write(writer, value);

    /// <inheritdoc/>
    public static byte[]? Read(ref JsonReader reader) => JsonBytes.Read(ref reader);
}
