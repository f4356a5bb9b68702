using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A dictionary as a JSON object, or null.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
/// <typeparam name="TKeyCodec">The keys' codec.</typeparam>
/// <typeparam name="TValueCodec">The values' codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryCodec<TKey, TValue, TKeyCodec, TValueCodec> : IJsonCodec<Dictionary<TKey, TValue>?>
    where TKey : notnull
    where TKeyCodec : IJsonKeyCodec<TKey>
    where TValueCodec : IJsonCodec<TValue>
{
    /// <inheritdoc/>
    // As JsonMaps.WriteAny, but the enumerator is a struct and nothing is allocated.
    public static void Write(JsonWriter writer, Dictionary<TKey, TValue>? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        if (!writer.EnterMap())
        {
            return;
        }

        var isFirst = true;
        foreach (var (key, element) in value)
        {
            writer.WriteMark(isFirst ? (byte)'{' : (byte)',');
            isFirst = false;
            TKeyCodec.Write(writer, key);
            writer.WriteMark((byte)':');
            TValueCodec.Write(writer, element);
        }

        JsonMaps.End(writer, isFirst);
    }

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue>? Read(ref JsonReader reader) =>
        JsonMaps.Read<TKey, TValue, TKeyCodec, TValueCodec>(ref reader);
}
