using System.ComponentModel;
using System.Text;

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
    public static void Write(JsonWriter writer, Dictionary<TKey, TValue>? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        writer.Enter();
        writer.WriteRaw("{"u8);
        var isFirst = true;
        foreach (var (key, element) in value)
        {
            if (!isFirst)
            {
                writer.WriteRaw(","u8);
            }

            isFirst = false;
            writer.WriteString(TKeyCodec.Format(key));
            writer.WriteRaw(":"u8);
            TValueCodec.Write(writer, element);
        }

        writer.WriteRaw("}"u8);
        writer.Leave();
    }

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue>? Read(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        var result = new Dictionary<TKey, TValue>();
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            if (!TKeyCodec.TryParse(Encoding.UTF8.GetString(name), out var key))
            {
                throw reader.Problem($"a key of type {typeof(TKey).Name} was expected");
            }

            result[key] = TValueCodec.Read(ref reader);
        }

        return result;
    }
}
