using System.Collections.Immutable;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>An immutable dictionary as a JSON object in the order it enumerates, or null.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableDictionaryCodec<TKey, TValue, TKeyCodec, TValueCodec> : IJsonCodec<ImmutableDictionary<TKey, TValue>?>
    where TKey : notnull
    where TKeyCodec : IJsonKeyCodec<TKey>
    where TValueCodec : IJsonCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ImmutableDictionary<TKey, TValue>? value) =>
        JsonMaps.WriteAny<TKey, TValue, TKeyCodec, TValueCodec>(writer, value);

    /// <inheritdoc/>
    public static ImmutableDictionary<TKey, TValue>? Read(ref JsonReader reader) =>
        JsonMaps.Read<TKey, TValue, TKeyCodec, TValueCodec>(ref reader)?.ToImmutableDictionary();
}
