using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="ushort"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt16Codec : IJsonCodec<ushort>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ushort value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static ushort Read(ref JsonReader reader) => reader.ReadInteger<ushort>();
}
