using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>An array as a JSON array, or null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayCodec<T, TCodec> : IJsonCodec<T[]?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, T[]? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            JsonArrays.Write<T, TCodec>(writer, value);
        }
    }

    /// <inheritdoc/>
    public static T[]? Read(ref JsonReader reader) => JsonArrays.Read<T, TCodec>(ref reader)?.ToArray();
}
