using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A dictionary that is made empty and filled in order (sorted, concurrent, ordered), as a JSON object in the order it enumerates, or null.</summary>
/// <typeparam name="TMap">The type of the member.</typeparam>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FilledMapCodec<TMap, TKey, TValue, TKeyCodec, TValueCodec> : IJsonCodec<TMap?>
    where TMap : class, IDictionary<TKey, TValue>, new()
    where TKey : notnull
    where TKeyCodec : IJsonKeyCodec<TKey>
    where TValueCodec : IJsonCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TMap? value) =>
        JsonMaps.WriteAny<TKey, TValue, TKeyCodec, TValueCodec>(writer, value);

    /// <inheritdoc/>
    public static TMap? Read(ref JsonReader reader) =>
        JsonMaps.Read<TKey, TValue, TKeyCodec, TValueCodec>(ref reader) is { } pairs ? Filling.Of<TMap, TKey, TValue>(pairs) : null;
}
