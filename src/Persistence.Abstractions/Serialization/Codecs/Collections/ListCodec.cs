using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Persistence.Serialization;

/// <summary>A list as a JSON array, or null.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : IJsonCodec<List<T>?>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, List<T>? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            JsonArrays.Write<T, TCodec>(writer, CollectionsMarshal.AsSpan(value));
        }
    }

    /// <inheritdoc/>
    public static List<T>? Read(ref JsonReader reader) => JsonArrays.Read<T, TCodec>(ref reader);
}
