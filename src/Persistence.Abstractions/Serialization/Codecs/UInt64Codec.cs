using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="ulong"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64Codec : IJsonCodec<ulong>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ulong value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static ulong Read(ref JsonReader reader) => reader.ReadInteger<ulong>();
}
