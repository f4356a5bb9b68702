using System.Numerics;
using System.Runtime.CompilerServices;

namespace Persistence.Serialization;

/// <summary>
/// Reads numbers of few digits without an exponent, as most are: their digits are an integer that the type holds exactly, as it holds the power of ten by which that is divided, so
/// that the quotient is the nearest number (W. D. Clinger, How to read floating point numbers accurately, 1990). Others are left to a parser.
/// </summary>
internal static class ShortReal
{
    // Fewer than 2^53, and of a decimal than 2^63.
    private const int MostDigits = 15;
    private const int MostDecimalDigits = 18;

    private static ReadOnlySpan<double> Powers => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a number.</summary>
    /// <typeparam name="T">Its type; others than double and decimal are left to a parser.</typeparam>
    /// <param name="text">The text that begins with it.</param>
    /// <param name="value">The number.</param>
    /// <param name="length">The length of its text.</param>
    /// <returns>False for any other text, be it right or wrong.</returns>
    public static bool TryRead<T>(ReadOnlySpan<byte> text, out T value, out int length)
        where T : struct, INumberBase<T>
    {
        value = default;
        length = 0;
        if (typeof(T) != typeof(double) && typeof(T) != typeof(decimal))
        {
            return false;
        }

        var most = typeof(T) == typeof(double) ? MostDigits : MostDecimalDigits;
        if (!TryReadDigits(text, most, out var digits, out var decimals, out length))
        {
            return false;
        }

        value = typeof(T) == typeof(double)
            ? T.CreateTruncating(digits / Powers[decimals])
            : T.CreateTruncating(new decimal((int)digits, (int)(digits >> 32), 0, isNegative: false, (byte)decimals));
        return true;
    }

    // Zero is left to the parser where it has decimals, which a decimal keeps.
    private static bool TryReadDigits(ReadOnlySpan<byte> text, int most, out long digits, out int decimals, out int length)
    {
        digits = 0;
        decimals = 0;
        length = 0;
        Take(text, ref digits, ref length);
        var whole = length;
        if (length == 0 || (text[0] == '0' && length > 1))
        {
            return false;
        }

        if (length < text.Length && text[length] == '.')
        {
            length++;
            Take(text, ref digits, ref length);
            decimals = length - whole - 1;
        }

        return length <= most && IsEnd(text, length) && (length == whole || (decimals > 0 && digits > 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(ReadOnlySpan<byte> text, ref long digits, ref int length)
    {
        for (; length < text.Length && (uint)(text[length] - '0') <= 9; length++)
        {
            digits = (digits * 10) + (text[length] - '0');
        }
    }

    private static bool IsEnd(ReadOnlySpan<byte> text, int end) => end == text.Length || (text[end] | 0x20) != 'e';
}
