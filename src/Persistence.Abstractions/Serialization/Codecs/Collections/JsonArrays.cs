namespace Persistence.Serialization;

/// <summary>JSON arrays, whatever collection they belong to.</summary>
internal static class JsonArrays
{
    public static void Write<T, TCodec>(JsonWriter writer, ReadOnlySpan<T> elements)
        where TCodec : IJsonCodec<T>
    {
        if (!writer.Enter())
        {
            return;
        }

        writer.WriteMark((byte)'[');
        for (var index = 0; index < elements.Length; index++)
        {
            if (index > 0)
            {
                writer.WriteMark((byte)',');
            }

            TCodec.Write(writer, elements[index]);
        }

        writer.WriteMark((byte)']');
        writer.Leave();
    }

    /// <summary>Writes a collection in the order it enumerates; null as <c>null</c>.</summary>
    public static void WriteAny<T, TCodec>(JsonWriter writer, IEnumerable<T>? elements)
        where TCodec : IJsonCodec<T>
    {
        switch (elements)
        {
            case null:
                writer.WriteNull();
                break;
            case List<T> list:
                Write<T, TCodec>(writer, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));
                break;
            default:
                Write<T, TCodec>(writer, elements as T[] ?? [.. elements]);
                break;
        }
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
