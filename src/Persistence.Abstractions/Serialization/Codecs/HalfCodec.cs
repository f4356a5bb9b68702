using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number. NaN and infinities are failures.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfCodec : IJsonCodec<Half>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Half value) => JsonReals.Write(writer, value);

    /// <inheritdoc/>
    public static Half Read(ref JsonReader reader) => reader.ReadReal<Half>();
}
