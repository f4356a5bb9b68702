using System.Text;
using Persistence.Mapping;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using Persistence.Serialization;

namespace Persistence.Redis.Indexes;

/// <summary>
/// The indexed values as the session's hash holds them, so that a reader can check an entry of an index without reading
/// the header: <c>token:value</c>, or a JSON array of such texts where the member is a collection.
/// </summary>
internal static class IndexFields
{
    [ThreadStatic]
    private static IndexValues? s_values;

    /// <summary>A collector of this thread, empty, to be used up before anything is awaited.</summary>
    public static IndexValues Values()
    {
        var values = s_values ??= new IndexValues();
        values.Clear();
        return values;
    }

    /// <summary>Adds the fields of a session's indexes.</summary>
    public static void Write(SessionDescription description, List<IndexedValue> values, FieldPack fields)
    {
        foreach (var index in description.Indexes)
        {
            if (index.IsMultiValued)
            {
                var texts = values.Where(value => value.Index == index.Ordinal).Select(Format).ToList();
                if (texts.Count > 0)
                {
                    fields.Add(default, Encoding.UTF8.GetBytes(Fields.Index(index)), FormatAll(texts));
                }
            }
            else if (values.FindIndex(value => value.Index == index.Ordinal) is >= 0 and var position)
            {
                fields.Add(Fields.Index(index), Format(values[position]));
            }
        }
    }

    /// <summary>Reads the values of one index from its field.</summary>
    /// <param name="index">The index.</param>
    /// <param name="field">The field's value; null when it is absent.</param>
    /// <returns>The values; none when the field is absent or damaged.</returns>
    public static List<IndexedValue> Read(IndexDescription index, string? field)
    {
        var values = new List<IndexedValue>();
        if (string.IsNullOrEmpty(field))
        {
            return values;
        }

        foreach (var text in index.IsMultiValued ? ParseAll(field) : [field])
        {
            if (text.Length > CommitToken.TextLength && CommitToken.Parse(text.AsSpan(0, CommitToken.TextLength)) is { Value: > 0 } token)
            {
                values.Add(new IndexedValue(index.Ordinal, token, text[(CommitToken.TextLength + 1)..]));
            }
        }

        return values;
    }

    /// <summary>Reads the values of every index from a session's fields (see <see cref="FieldPack"/>).</summary>
    public static List<IndexedValue> ReadAll(SessionDescription description, byte[]? fields)
    {
        var values = new List<IndexedValue>();
        if (description.Indexes.Count == 0)
        {
            return values;
        }

        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (field.IsEngines)
            {
                var name = Encoding.UTF8.GetString(field.Name);
                if (description.Indexes.FirstOrDefault(index => name == Fields.Index(index)) is { } index)
                {
                    values.AddRange(Read(index, Encoding.UTF8.GetString(field.Value)));
                }
            }
        }

        return values;
    }

    /// <summary>The names of the engine's fields among a session's fields (see <see cref="FieldPack"/>).</summary>
    public static HashSet<string> Names(byte[]? fields)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (field.IsEngines)
            {
                names.Add(Encoding.UTF8.GetString(field.Name));
            }
        }

        return names;
    }

    /// <summary>A session's fields without those of the class's indexes.</summary>
    public static byte[] Without(SessionDescription description, byte[]? fields)
    {
        var names = description.Indexes.Select(Fields.Index).ToList();
        var pack = HeaderFields.Pack.Start();
        for (var position = 0; FieldPack.Next(fields, ref position, out var field);)
        {
            if (!field.IsEngines || !names.Contains(Encoding.UTF8.GetString(field.Name)))
            {
                pack.Add(default, field.Name, field.Value);
            }
        }

        return pack.ToArray();
    }

    private static string Format(IndexedValue value) => $"{value.Token}:{value.Value}";

    private static byte[] FormatAll(List<string> texts)
    {
        var writer = new JsonWriter(texts.Count * 32);
        foreach (var text in texts)
        {
            writer.WriteRaw(writer.Length == 0 ? "["u8 : ","u8);
            writer.WriteString(text);
        }

        writer.WriteRaw("]"u8);
        return writer.Written.ToArray();
    }

    private static List<string> ParseAll(string field)
    {
        var texts = new List<string>();
        try
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(field));
            reader.BeginArray();
            while (reader.NextElement())
            {
                texts.Add(reader.ReadString() ?? "");
            }
        }
        catch (JsonDataException)
        {
            // Then the session is in none of these entries; Verify reports it.
        }

        return texts;
    }
}
