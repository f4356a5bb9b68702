using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="uint"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32Codec : IJsonCodec<uint>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, uint value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static uint Read(ref JsonReader reader) => reader.ReadInteger<uint>();
}
