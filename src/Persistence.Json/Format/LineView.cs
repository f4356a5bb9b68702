using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Persistence.Json;

/// <summary>One line whose checksum was right, taken apart. Refers to the buffer that holds the line.</summary>
internal readonly ref struct LineView
{
    private readonly ReadOnlySpan<byte> _line;
    private readonly Places _places;

    private LineView(ReadOnlySpan<byte> line, Places places)
    {
        _line = line;
        _places = places;
    }

    /// <summary>The line with its newline.</summary>
    public ReadOnlySpan<byte> Line => _line;

    /// <summary>Takes a whole line apart.</summary>
    /// <param name="line">The line with its newline.</param>
    /// <returns>Its members.</returns>
    /// <exception cref="FormatException">It was not written by this engine.</exception>
    public static LineView Parse(ReadOnlySpan<byte> line)
    {
        var places = default(Places);
        var cursor = new RawCursor(line);
        var expected = 0;
        while (cursor.Next())
        {
            var name = cursor.TakeName();
            var start = cursor.Position;
            var length = cursor.TakeValue().Length;
            if (LineNames.Find(name, expected) is { } member)
            {
                places[(int)member] = (start, length);
                expected = Math.Min((int)member + 1, LineNames.Count - 1);
            }
        }

        return new LineView(line, places);
    }

    /// <summary>
    /// The entries of a whole line, found without taking the line apart: a quote inside a text is escaped, so a name
    /// with its quotes is a name, and only a header may hold one of the engine's names.
    /// </summary>
    /// <param name="line">The line with its newline.</param>
    /// <returns>Text that begins with the entries and may go on after them; empty when there are none.</returns>
    /// <exception cref="FormatException">It was not written by this engine.</exception>
    public static ReadOnlySpan<byte> LogsOf(ReadOnlySpan<byte> line)
    {
        var name = ",\"$logs\":"u8;
        var start = line.IndexOf(name);
        if (start < 0)
        {
            return default;
        }

        return line[..start].IndexOf("\"$header\":"u8) < 0 ? line[(start + name.Length)..] : LogsAfterHeader(line);
    }

    private static ReadOnlySpan<byte> LogsAfterHeader(ReadOnlySpan<byte> line)
    {
        var cursor = new RawCursor(line);
        while (cursor.Next())
        {
            if (cursor.TakeName().SequenceEqual("$logs"u8))
            {
                return cursor.Rest;
            }

            cursor.TakeValue();
        }

        return default;
    }

    /// <summary>The schema version that wrote a whole line, found without taking the line apart: it stands before anything long.</summary>
    /// <param name="line">The line with its newline.</param>
    /// <returns>The version.</returns>
    /// <exception cref="FormatException">It was not written by this engine.</exception>
    public static int SchemaOf(ReadOnlySpan<byte> line)
    {
        var cursor = new RawCursor(line);
        while (cursor.Next())
        {
            var isSchema = cursor.TakeName().SequenceEqual("$schema"u8);
            var value = cursor.TakeValue();
            if (isSchema)
            {
                return (int)Math.Min(ParseNumber(value), int.MaxValue);
            }
        }

        throw new FormatException("the schema version was expected");
    }

    /// <summary>A member's value as written; empty when it is absent.</summary>
    /// <param name="member">The member.</param>
    /// <returns>JSON text.</returns>
    public ReadOnlySpan<byte> Raw(LineMember member)
    {
        var (start, length) = _places[(int)member];
        return _line.Slice(start, length);
    }

    /// <summary>Whether a member is there.</summary>
    /// <param name="member">The member.</param>
    /// <returns>True when it is.</returns>
    public bool Has(LineMember member) => _places[(int)member].Length > 0;

    /// <summary>A member's value as a number.</summary>
    /// <param name="member">The member.</param>
    /// <param name="absent">The number when the member is absent.</param>
    /// <returns>The number.</returns>
    /// <exception cref="FormatException">It is no integer.</exception>
    public long Number(LineMember member, long absent = 0)
    {
        var raw = Raw(member);
        return raw.IsEmpty ? absent : ParseNumber(raw);
    }

    /// <summary>Reads an integer.</summary>
    /// <param name="raw">Its text.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static long ParseNumber(ReadOnlySpan<byte> raw) =>
        Utf8Parser.TryParse(raw, out long number, out var length) && length == raw.Length
            ? number
            : throw new FormatException("a number was expected");

    [InlineArray(LineNames.Count)]
    private struct Places
    {
        private (int Start, int Length) _first;
    }
}
