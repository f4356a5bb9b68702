using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Persistence.Serialization;

/// <summary>
/// Makes strings of ASCII. Most strings are short, so that what an encoding does before the first byte takes longer than the bytes: here nothing is left to look up, and the last
/// bytes are taken together with some before them in place of one by one.
/// </summary>
internal static class AsciiString
{
    /// <summary>Makes a string.</summary>
    /// <param name="ascii">Its characters, all of them ASCII.</param>
    /// <returns>The string.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string Of(ReadOnlySpan<byte> ascii) => string.Create(ascii.Length, ascii, static (characters, bytes) => Widen(bytes, characters));

    private static void Widen(ReadOnlySpan<byte> ascii, Span<char> characters)
    {
        if (ascii.Length < Vector128<byte>.Count)
        {
            WidenShort(ascii, characters);
            return;
        }

        for (var position = 0; position < ascii.Length - Vector128<byte>.Count; position += Vector128<byte>.Count)
        {
            Widen(Vector128.Create(ascii[position..]), characters[position..]);
        }

        var last = ascii.Length - Vector128<byte>.Count;
        Widen(Vector128.Create(ascii[last..]), characters[last..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(Vector128<byte> ascii, Span<char> characters)
    {
        var target = MemoryMarshal.Cast<char, ushort>(characters[..Vector128<byte>.Count]);
        Vector128.WidenLower(ascii).CopyTo(target);
        Vector128.WidenUpper(ascii).CopyTo(target[Vector128<ushort>.Count..]);
    }

    private static void WidenShort(ReadOnlySpan<byte> ascii, Span<char> characters)
    {
        if (ascii.Length >= sizeof(ulong))
        {
            WidenWord(ascii, characters, 0);
            WidenWord(ascii, characters, ascii.Length - sizeof(ulong));
            return;
        }

        for (var position = 0; position < ascii.Length; position++)
        {
            characters[position] = (char)ascii[position];
        }
    }

    private static void WidenWord(ReadOnlySpan<byte> ascii, Span<char> characters, int position)
    {
        var word = Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(ascii[position..])).AsByte();
        Vector128.WidenLower(word).CopyTo(MemoryMarshal.Cast<char, ushort>(characters[position..]));
    }
}
