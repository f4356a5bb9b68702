using System.Text;
using Persistence.Redis.Layout;
using Persistence.Serialization;
using StackExchange.Redis;

namespace Persistence.Redis.Headers;

/// <summary>Splits a header's JSON object into the fields of a hash, and puts it together again.</summary>
internal static class HeaderFields
{
    [ThreadStatic]
    private static JsonWriter? s_writer;

    /// <summary>Adds a field and its value for each member.</summary>
    /// <param name="header">The header as one JSON object, as the map wrote it.</param>
    /// <param name="fields">Receives names and values in turns.</param>
    public static void Split(ReadOnlySpan<byte> header, List<RedisValue> fields)
    {
        var reader = new JsonReader(header);
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            fields.Add(name is [(byte)'$', ..] ? "$" + Encoding.UTF8.GetString(name) : (RedisValue)name.ToArray());
            fields.Add(reader.ReadRaw().ToArray());
        }
    }

    /// <summary>Makes the JSON object again.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>A buffer of this thread, valid until the next call.</returns>
    public static JsonWriter Join(StoredHash hash)
    {
        var writer = s_writer ??= new JsonWriter(4096);
        writer.Clear();
        for (var index = 0; index < hash.Count; index++)
        {
            if (StoredHash.MemberName(hash.Name(index)) is { } name)
            {
                writer.WriteRaw(writer.Length == 0 ? "{"u8 : ","u8);
                writer.WriteString(name);
                writer.WriteRaw(":"u8);
                writer.WriteRaw(hash.Value(index).Span);
            }
        }

        writer.WriteRaw(writer.Length == 0 ? "{}"u8 : "}"u8);
        return writer;
    }

    /// <summary>Finds the first field whose value is no JSON by itself, for the message about a damaged header.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>The field's name; null when each is JSON.</returns>
    public static string? FirstDamaged(StoredHash hash)
    {
        for (var index = 0; index < hash.Count; index++)
        {
            if (StoredHash.MemberName(hash.Name(index)) is { } name && !IsJson(hash.Value(index).Span))
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsJson(ReadOnlySpan<byte> value)
    {
        try
        {
            var reader = new JsonReader(value);
            reader.Skip();
            reader.End();
            return true;
        }
        catch (JsonDataException)
        {
            return false;
        }
    }
}
