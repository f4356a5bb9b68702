using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="int"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Codec : IJsonCodec<int>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, int value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static int Read(ref JsonReader reader) => reader.ReadInteger<int>();
}
