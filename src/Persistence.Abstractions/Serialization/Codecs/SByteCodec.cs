using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="sbyte"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SByteCodec : IJsonCodec<sbyte>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, sbyte value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static sbyte Read(ref JsonReader reader) => reader.ReadInteger<sbyte>();
}
