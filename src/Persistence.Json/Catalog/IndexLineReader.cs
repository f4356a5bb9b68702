using System.Globalization;
using System.Text;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads a line of an index file whose checksum was right.</summary>
internal static class IndexLineReader
{
    private static readonly byte[][] s_members = [.. new[] { "name", "file", "key", "expires", "values" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Reads a line. Members of a later format are passed over.</summary>
    /// <param name="line">The line.</param>
    /// <param name="description">The session class.</param>
    /// <param name="indexes">The names of its indexes, as they are written.</param>
    /// <returns>The session.</returns>
    /// <exception cref="FormatException">It is no such line.</exception>
    /// <exception cref="JsonDataException">It is no such line.</exception>
    public static CatalogEntry Read(ReadOnlySpan<byte> line, SessionDescription description, byte[][] indexes)
    {
        Span<Range> places = stackalloc Range[s_members.Length];
        for (var cursor = new RawCursor(line); cursor.Next();)
        {
            var member = Find(s_members, cursor.TakeName());
            var start = cursor.Position;
            _ = cursor.TakeValue();
            if (member >= 0)
            {
                places[member] = start..cursor.Position;
            }
        }

        var key = Text(line[places[2]]);
        var expires = line[places[3]];
        var values = line[places[4]];
        return new CatalogEntry(Text(line[places[0]]), Stamp(line[places[1]]))
        {
            IsSettled = true,
            Key = key,
            Sortable = KeyOrder.ToSortable(key, description.KeyParts),
            Expires = expires.IsEmpty ? null : DateTimeOffset.Parse(Text(expires), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Values = values.IsEmpty ? [] : Values(values, indexes),
        };
    }

    private static int Find(byte[][] names, ReadOnlySpan<byte> name)
    {
        for (var member = 0; member < names.Length; member++)
        {
            if (name.SequenceEqual(names[member]))
            {
                return member;
            }
        }

        return -1;
    }

    private static (int Index, string Value)[] Values(ReadOnlySpan<byte> text, byte[][] indexes)
    {
        var values = new List<(int, string)>(indexes.Length);
        for (var cursor = new RawCursor(text); cursor.Next();)
        {
            var index = Find(indexes, cursor.TakeName());
            if (index < 0)
            {
                throw new FormatException("an index is not known");
            }

            for (var elements = new RawCursor(cursor.TakeValue()); elements.Next();)
            {
                values.Add((index, Text(elements.TakeValue())));
            }
        }

        return [.. values];
    }

    private static FileStamp Stamp(ReadOnlySpan<byte> text)
    {
        var numbers = new RawCursor(text);
        Span<long> read = stackalloc long[3];
        for (var place = 0; place < read.Length && numbers.Next(); place++)
        {
            read[place] = LineView.ParseNumber(numbers.TakeValue());
        }

        return new FileStamp(unchecked((ulong)read[0]), read[1], read[2]);
    }

    private static string Text(ReadOnlySpan<byte> value) =>
        value.Length < 2 ? throw new FormatException("a text was expected")
        : value.Contains((byte)'\\') ? new JsonReader(value).ReadString()!
        : Encoding.UTF8.GetString(value[1..^1]);
}
