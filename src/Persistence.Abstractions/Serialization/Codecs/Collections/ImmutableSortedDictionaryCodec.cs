using System.Collections.Immutable;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>An immutable sorted dictionary as a JSON object in its order, or null.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSortedDictionaryCodec<TKey, TValue, TKeyCodec, TValueCodec> : IJsonCodec<ImmutableSortedDictionary<TKey, TValue>?>
    where TKey : notnull
    where TKeyCodec : IJsonKeyCodec<TKey>
    where TValueCodec : IJsonCodec<TValue>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ImmutableSortedDictionary<TKey, TValue>? value) =>
        JsonMaps.WriteAny<TKey, TValue, TKeyCodec, TValueCodec>(writer, value);

    /// <inheritdoc/>
    public static ImmutableSortedDictionary<TKey, TValue>? Read(ref JsonReader reader)
    {
        if (JsonMaps.Read<TKey, TValue, TKeyCodec, TValueCodec>(ref reader) is not { } pairs)
        {
            return null;
        }

        // Keys that its comparer takes for one are one: the last value stays, as with each dictionary.
        var result = ImmutableSortedDictionary.CreateBuilder<TKey, TValue>();
        foreach (var (key, value) in pairs)
        {
            result[key] = value;
        }

        return result.ToImmutable();
    }
}
