using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="long"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : IJsonCodec<long>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, long value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static long Read(ref JsonReader reader) => reader.ReadInteger<long>();
}
