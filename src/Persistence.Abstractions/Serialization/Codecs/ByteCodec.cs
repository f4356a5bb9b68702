using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="byte"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteCodec : IJsonCodec<byte>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, byte value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static byte Read(ref JsonReader reader) => reader.ReadInteger<byte>();
}
