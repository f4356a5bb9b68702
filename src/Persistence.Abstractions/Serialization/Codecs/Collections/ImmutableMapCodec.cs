using System.Collections.Immutable;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A dictionary declared as the interface of immutable dictionaries, as a JSON object in the order it enumerates, or null.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableMapCodec<TKey, TValue, TKeyCodec, TValueCodec> : IJsonCodec<IImmutableDictionary<TKey, TValue>?>
    where TKey : notnull
    where TKeyCodec : IJsonKeyCodec<TKey>
    where TValueCodec : IJsonCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, IImmutableDictionary<TKey, TValue>? value) =>
        JsonMaps.WriteAny<TKey, TValue, TKeyCodec, TValueCodec>(writer, value);

    /// <inheritdoc/>
    public static IImmutableDictionary<TKey, TValue>? Read(ref JsonReader reader) =>
        JsonMaps.Read<TKey, TValue, TKeyCodec, TValueCodec>(ref reader)?.ToImmutableDictionary();
}
