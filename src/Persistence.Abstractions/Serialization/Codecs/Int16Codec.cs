using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="short"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int16Codec : IJsonCodec<short>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, short value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static short Read(ref JsonReader reader) => reader.ReadInteger<short>();
}
