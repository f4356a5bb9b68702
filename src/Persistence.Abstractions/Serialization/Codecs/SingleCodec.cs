using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number. NaN and infinities are failures.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SingleCodec : IJsonCodec<float>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, float value) => JsonReals.Write(writer, value);

    /// <inheritdoc/>
    public static float Read(ref JsonReader reader) => reader.ReadReal<float>();
}
