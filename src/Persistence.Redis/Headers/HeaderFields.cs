using System.Text;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Serialization;

namespace Persistence.Redis.Headers;

/// <summary>Splits a header's JSON object into the fields of a hash, and puts it together again.</summary>
internal static class HeaderFields
{
    [ThreadStatic]
    private static JsonWriter? s_writer;

    [ThreadStatic]
    private static FieldPack? s_pack;

    /// <summary>A buffer of this thread, to be used up before anything is awaited.</summary>
    public static FieldPack Pack => s_pack ??= new FieldPack();

    /// <summary>An empty buffer. Code of the class, an upgrade step or a setter, may read another session while it is in use.</summary>
    public static JsonWriter Writer()
    {
        var writer = s_writer ?? new JsonWriter(4096);
        s_writer = null;
        writer.Clear();
        return writer;
    }

    /// <summary>Gives a buffer back to the thread, for its next header.</summary>
    /// <param name="writer">What <see cref="Writer"/> or <see cref="Join"/> returned.</param>
    public static void Return(JsonWriter writer) => s_writer = writer;

    /// <summary>Makes the field of the schema version, with which every header begins.</summary>
    /// <param name="schemaVersion">The schema version of the class.</param>
    /// <returns>The field (see <see cref="FieldPack"/>).</returns>
    public static byte[] OfSchema(string schemaVersion)
    {
        var pack = Pack.Start();
        pack.Add(Fields.Schema, schemaVersion);
        return pack.ToArray();
    }

    /// <summary>Makes a field of each member.</summary>
    /// <param name="header">The header as one JSON object, as the map wrote it.</param>
    /// <param name="schema">The field that comes first (see <see cref="OfSchema"/>).</param>
    /// <param name="kept">Stored fields, whose fields of indexes stay as they are; null for none.</param>
    /// <param name="older">Stored fields, whose fields of earlier versions stay as they are; null for none.</param>
    /// <returns>The fields (see <see cref="FieldPack"/>).</returns>
    public static byte[] Split(ReadOnlySpan<byte> header, byte[] schema, byte[]? kept = null, byte[]? older = null)
    {
        var pack = Pack.Start(schema);
        var reader = new JsonReader(header);
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            var prefix = name is [(byte)'$', ..] ? "$"u8 : default;
            pack.Add(prefix, name, reader.ReadRaw());
        }

        KeptIndexFields.Copy(kept, pack);
        Sessions.VersionFields.Keep(older, pack);
        return pack.ToArray();
    }

    /// <summary>Makes the JSON object again.</summary>
    /// <param name="fields">The fields (see <see cref="FieldPack"/>).</param>
    /// <returns>A buffer that <see cref="Return"/> takes back.</returns>
    public static JsonWriter Join(byte[] fields)
    {
        var writer = Writer();
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (!field.IsEngines)
            {
                writer.WriteRaw(writer.Length == 0 ? "{"u8 : ","u8);
                if (!PlainText.TryWrite(writer, field.Member))
                {
                    writer.WriteString(Encoding.UTF8.GetString(field.Member));
                }

                writer.WriteRaw(":"u8);
                writer.WriteRaw(field.Value);
            }
        }

        writer.WriteRaw(writer.Length == 0 ? "{}"u8 : "}"u8);
        return writer;
    }

    /// <summary>Finds the first member whose value is no JSON by itself, for the message about a damaged header.</summary>
    /// <param name="fields">The fields (see <see cref="FieldPack"/>).</param>
    /// <returns>The member's name; null when each is JSON.</returns>
    public static string? FirstDamaged(byte[] fields)
    {
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (!field.IsEngines && !IsJson(field.Value))
            {
                return Encoding.UTF8.GetString(field.Member);
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
