namespace Persistence.Serialization;

internal static class JsonArrays
{
    public static void Write<T, TCodec>(JsonWriter writer, ReadOnlySpan<T> elements)
        where TCodec : IJsonCodec<T>
    {
        writer.Enter();
        writer.WriteRaw("["u8);
        for (var index = 0; index < elements.Length; index++)
        {
            if (index > 0)
            {
                writer.WriteRaw(","u8);
            }

            TCodec.Write(writer, elements[index]);
        }

        writer.WriteRaw("]"u8);
        writer.Leave();
    }

    public static List<T>? Read<T, TCodec>(ref JsonReader reader)
        where TCodec : IJsonCodec<T>
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        var elements = new List<T>();
        reader.BeginArray();
        while (reader.NextElement())
        {
            elements.Add(TCodec.Read(ref reader));
        }

        return elements;
    }
}
