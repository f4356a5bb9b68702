using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A hash set, or one of the interfaces it implements, as a JSON array in the order it enumerates, or null.</summary>
/// <typeparam name="TSet">The type of the member.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SetCodec<TSet, T, TCodec> : IJsonCodec<TSet?>
    where TSet : class, IEnumerable<T>
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TSet? value) =>
        JsonArrays.WriteAny<T, TCodec>(writer, value);

    /// <inheritdoc/>
    public static TSet? Read(ref JsonReader reader) =>
        JsonArrays.Read<T, TCodec>(ref reader) is { } elements ? (TSet)(object)new HashSet<T>(elements) : null;
}
