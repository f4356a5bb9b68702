namespace Persistence.Serialization;

/// <summary>JSON objects whose member names are the keys of a dictionary.</summary>
internal static class JsonMaps
{
    public static void WriteAny<TKey, TValue, TKeyCodec, TValueCodec>(JsonWriter writer, IEnumerable<KeyValuePair<TKey, TValue>>? pairs)
        where TKeyCodec : IJsonKeyCodec<TKey>
        where TValueCodec : IJsonCodec<TValue>
    {
        if (pairs is null)
        {
            writer.WriteNull();
            return;
        }

        if (!writer.EnterMap())
        {
            return;
        }

        var isFirst = true;
        foreach (var (key, value) in pairs)
        {
            writer.WriteMark(isFirst ? (byte)'{' : (byte)',');
            isFirst = false;
            TKeyCodec.Write(writer, key);
            writer.WriteMark((byte)':');
            TValueCodec.Write(writer, value);
        }

        End(writer, isFirst);
    }

    public static void End(JsonWriter writer, bool isEmpty)
    {
        if (isEmpty)
        {
            writer.WriteMark((byte)'{');
        }

        writer.WriteMark((byte)'}');
        writer.LeaveMap();
    }

    public static Dictionary<TKey, TValue>? Read<TKey, TValue, TKeyCodec, TValueCodec>(ref JsonReader reader)
        where TKey : notnull
        where TKeyCodec : IJsonKeyCodec<TKey>
        where TValueCodec : IJsonCodec<TValue>
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        var result = new Dictionary<TKey, TValue>();
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            if (!TKeyCodec.TryParse(name, out var key))
            {
                throw reader.Problem($"a key of type {typeof(TKey).Name} was expected");
            }

            result[key] = TValueCodec.Read(ref reader);
        }

        return result;
    }
}
