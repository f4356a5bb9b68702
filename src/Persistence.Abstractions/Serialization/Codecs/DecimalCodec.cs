using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number of type <see cref="decimal"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalCodec : IJsonCodec<decimal>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, decimal value) => writer.WriteNumber(value);

    /// <inheritdoc/>
    public static decimal Read(ref JsonReader reader) => reader.ReadReal<decimal>();
}
