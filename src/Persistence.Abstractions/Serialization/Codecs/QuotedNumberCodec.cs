using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A number as a JSON string: <c>JsonNumberHandling.WriteAsString</c>.</summary>
/// <typeparam name="T">The type of the number.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct QuotedNumberCodec<T, TCodec> : IJsonCodec<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, T value)
    {
        writer.WriteMark((byte)'"');
        TCodec.Write(writer, value);
        writer.WriteMark((byte)'"');
    }

    /// <inheritdoc/>
    public static T Read(ref JsonReader reader) => TCodec.Read(ref reader);
}
