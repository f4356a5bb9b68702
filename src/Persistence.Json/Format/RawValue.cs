using System.Numerics;
using System.Runtime.Intrinsics;

namespace Persistence.Json;

/// <summary>Finds where values end that the engine wrote, by their brackets and quotes alone.</summary>
internal static class RawValue
{
    // Most names, numbers and what stands between two texts are this short: calling a search takes longer than looking at them here.
    private const int ShortRun = 8;

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
            _ => EndOfPlain(text, start),
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
            var skipped = LengthOfRun(text[position..]);
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

    // Up to the next quote or backslash; below 0 where there is none.
    private static int LengthOfRun(ReadOnlySpan<byte> text)
    {
        if (!Vector128.IsHardwareAccelerated || text.Length < Vector128<byte>.Count)
        {
            return text.IndexOfAny((byte)'"', (byte)'\\');
        }

        var bytes = Vector128.Create(text);
        var found = (Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
        if (found != 0)
        {
            return BitOperations.TrailingZeroCount(found);
        }

        var rest = text[Vector128<byte>.Count..].IndexOfAny((byte)'"', (byte)'\\');
        return rest < 0 ? rest : Vector128<byte>.Count + rest;
    }

    // A number, or a word.
    private static int EndOfPlain(ReadOnlySpan<byte> text, int start)
    {
        for (var position = start; position < text.Length; position++)
        {
            if (text[position] is (byte)',' or (byte)'}' or (byte)']')
            {
                return position > start ? position : throw new FormatException("a value is missing");
            }
        }

        throw new FormatException("a value is missing");
    }

    private static int EndOfNested(ReadOnlySpan<byte> text, int start)
    {
        var depth = 0;
        var position = start;
        do
        {
            position = NextMark(text, position);
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

    // The next quote or bracket: between two texts it is near, in a long list of numbers far.
    private static int NextMark(ReadOnlySpan<byte> text, int position)
    {
        var near = Math.Min(text.Length, position + ShortRun);
        for (; position < near; position++)
        {
            if (text[position] is (byte)'"' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']')
            {
                return position;
            }
        }

        var skipped = text[position..].IndexOfAny("\"{}[]"u8);
        return skipped >= 0 ? position + skipped : throw new FormatException("an object does not end");
    }
}
