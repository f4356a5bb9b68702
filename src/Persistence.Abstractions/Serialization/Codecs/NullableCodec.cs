using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A value or null.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCodec<T, TCodec> : IJsonCodec<T?>
    where T : struct
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, T? value)
    {
        if (value.HasValue)
        {
            TCodec.Write(writer, value.Value);
        }
        else
        {
            writer.WriteNull();
        }
    }

    /// <inheritdoc/>
    public static T? Read(ref JsonReader reader) => reader.TryReadNull() ? null : TCodec.Read(ref reader);
}
