namespace Persistence.Json;

/// <summary>Finds where values end that the engine wrote, by their brackets and quotes alone.</summary>
internal static class RawValue
{
    /// <summary>Finds the end of a value.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="start">Where it begins.</param>
    /// <returns>The position after it.</returns>
    /// <exception cref="FormatException">The text ends too soon.</exception>
    public static int End(ReadOnlySpan<byte> text, int start)
    {
        if (start >= text.Length)
        {
            throw new FormatException("it ends too soon");
        }

        return text[start] switch
        {
            (byte)'"' => EndOfText(text, start),
            (byte)'{' or (byte)'[' => EndOfNested(text, start),
            _ => text[start..].IndexOfAny((byte)',', (byte)'}', (byte)']') is > 0 and var length
                ? start + length
                : throw new FormatException("a value is missing"),
        };
    }

    /// <summary>Finds the end of a text in quotes.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="start">The place of its first quote.</param>
    /// <returns>The position after its last quote.</returns>
    /// <exception cref="FormatException">There is none, or it does not end.</exception>
    public static int EndOfText(ReadOnlySpan<byte> text, int start)
    {
        if (start >= text.Length || text[start] != '"')
        {
            throw new FormatException("a text was expected");
        }

        for (var position = start + 1; position < text.Length;)
        {
            var skipped = text[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (skipped < 0)
            {
                break;
            }

            position += skipped + 1;
            if (text[position - 1] == '"')
            {
                return position;
            }

            // An escape: what it escapes is no end.
            position++;
        }

        throw new FormatException("a text does not end");
    }

    private static int EndOfNested(ReadOnlySpan<byte> text, int start)
    {
        var depth = 0;
        var position = start;
        do
        {
            var skipped = text[position..].IndexOfAny("\"{}[]"u8);
            position += skipped >= 0 ? skipped : throw new FormatException("an object does not end");
            if (text[position] == '"')
            {
                position = EndOfText(text, position);
                continue;
            }

            depth += text[position] is (byte)'{' or (byte)'[' ? 1 : -1;
            position++;
        }
        while (depth > 0);
        return position;
    }
}
