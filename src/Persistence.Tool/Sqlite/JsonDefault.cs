using Persistence.Json;

namespace Persistence.Tool.Sqlite;

/// <summary>Compares the JSON in a column with the default of its type.</summary>
internal static class JsonDefault
{
    /// <summary>Whether a value is the default.</summary>
    /// <param name="json">The value, as a store wrote it.</param>
    /// <param name="expected">The default, as the present class writes it.</param>
    /// <returns>True also where members of the default are absent, which are younger than the value, or in another order, and of zeros that are written otherwise, such as 0.00.</returns>
    /// <exception cref="FormatException">The value is no JSON.</exception>
    public static bool Is(ReadOnlySpan<byte> json, ReadOnlySpan<byte> expected) =>
        json.SequenceEqual(expected) || (json.StartsWith("{"u8) && expected.StartsWith("{"u8) ? AreMembersOf(json, expected) : IsZero(json) && IsZero(expected));

    private static bool AreMembersOf(ReadOnlySpan<byte> json, ReadOnlySpan<byte> expected)
    {
        var cursor = new RawCursor(json);
        while (cursor.Next())
        {
            if (!TryFind(expected, cursor.TakeName(), out var value) || !Is(cursor.TakeValue(), value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryFind(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var cursor = new RawCursor(expected);
        while (cursor.Next())
        {
            var isIt = cursor.TakeName().SequenceEqual(name);
            value = cursor.TakeValue();
            if (isIt)
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    // -0.0 and 0.00 equal 0.
    private static bool IsZero(ReadOnlySpan<byte> number) => number.Contains((byte)'0') && number.Trim("-0.eE+"u8).IsEmpty;
}
