using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="UInt128"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt128Codec : IJsonCodec<UInt128>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, UInt128 value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static UInt128 Read(ref JsonReader reader) => reader.ReadInteger<UInt128>();
}
