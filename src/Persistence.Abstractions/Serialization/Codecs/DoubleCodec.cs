using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON number. NaN and infinities are failures.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : IJsonCodec<double>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, double value) => JsonReals.Write(writer, value);

    /// <inheritdoc/>
    public static double Read(ref JsonReader reader) => reader.ReadReal<double>();
}
