using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Serialization;

/// <summary>
/// A value of any type that has a JSON form without members of its own, as extension data may hold it. It is read as a
/// <see cref="JsonElement"/>, or null; anything else is a failure.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AnyCodec : IJsonCodec<object?>
{
    private static readonly Dictionary<Type, Action<JsonWriter, object>> s_writers = new()
    {
        [typeof(JsonElement)] = Boxed<JsonElement, JsonElementCodec>,
        [typeof(string)] = Boxed<string?, StringCodec>,
        [typeof(bool)] = Boxed<bool, BooleanCodec>,
        [typeof(char)] = Boxed<char, CharCodec>,
        [typeof(sbyte)] = Boxed<sbyte, SByteCodec>,
        [typeof(byte)] = Boxed<byte, ByteCodec>,
        [typeof(short)] = Boxed<short, Int16Codec>,
        [typeof(ushort)] = Boxed<ushort, UInt16Codec>,
        [typeof(int)] = Boxed<int, Int32Codec>,
        [typeof(uint)] = Boxed<uint, UInt32Codec>,
        [typeof(long)] = Boxed<long, Int64Codec>,
        [typeof(ulong)] = Boxed<ulong, UInt64Codec>,
        [typeof(Int128)] = Boxed<Int128, Int128Codec>,
        [typeof(UInt128)] = Boxed<UInt128, UInt128Codec>,
        [typeof(Half)] = Boxed<Half, HalfCodec>,
        [typeof(float)] = Boxed<float, SingleCodec>,
        [typeof(double)] = Boxed<double, DoubleCodec>,
        [typeof(decimal)] = Boxed<decimal, DecimalCodec>,
        [typeof(Guid)] = Boxed<Guid, GuidCodec>,
        [typeof(DateTime)] = Boxed<DateTime, DateTimeCodec>,
        [typeof(DateTimeOffset)] = Boxed<DateTimeOffset, DateTimeOffsetCodec>,
        [typeof(DateOnly)] = Boxed<DateOnly, DateOnlyCodec>,
        [typeof(TimeOnly)] = Boxed<TimeOnly, TimeOnlyCodec>,
        [typeof(TimeSpan)] = Boxed<TimeSpan, TimeSpanCodec>,
        [typeof(Uri)] = Boxed<Uri?, UriCodec>,
        [typeof(Version)] = Boxed<Version?, VersionCodec>,
        [typeof(byte[])] = Boxed<byte[]?, BytesCodec>,
    };

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, object? value)
    {
        if (value is null or JsonNode)
        {
            JsonNodeCodec<JsonNode>.Write(writer, value as JsonNode);
        }
        else if (s_writers.TryGetValue(value.GetType(), out var write))
        {
            write(writer, value);
        }
        else
        {
            writer.Fail($"a value of type {value.GetType().Name} cannot be stored as an object; make a JsonElement of it");
            writer.WriteNull();
        }
    }

    /// <inheritdoc/>
    public static object? Read(ref JsonReader reader) => reader.TryReadNull() ? null : JsonElementCodec.Read(ref reader);

    private static void Boxed<T, TCodec>(JsonWriter writer, object value)
        where TCodec : IJsonCodec<T> => TCodec.Write(writer, (T)value);
}
