using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="Int128"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int128Codec : IJsonCodec<Int128>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Int128 value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static Int128 Read(ref JsonReader reader) => reader.ReadInteger<Int128>();
}
