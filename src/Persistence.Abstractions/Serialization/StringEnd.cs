using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Persistence.Serialization;

/// <summary>
/// Finds where the plain part of a JSON string ends. As <see cref="System.Buffers.SearchValues{T}"/> it compares many bytes at once, but by three comparisons in place of a table:
/// strings are short, and what is prepared for each of them counts.
/// </summary>
internal static class StringEnd
{
    private const byte Quote = (byte)'"';
    private const byte Escape = (byte)'\\';
    private const byte FirstPrintable = 0x20;
    private const byte FirstBeyondAscii = 0x80;

    /// <summary>Finds the first byte that is not ASCII that stands for itself: a quote, a backslash, a control character, a part of another character.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its place; -1 for none.</returns>
    public static int AfterAscii(ReadOnlySpan<byte> text) => Find(text, isAscii: true);

    /// <summary>Finds the first byte that does not stand for itself in any UTF-8: a quote, a backslash, a control character.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its place; -1 for none.</returns>
    public static int AfterUtf8(ReadOnlySpan<byte> text) => Find(text, isAscii: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find(ReadOnlySpan<byte> text, bool isAscii)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var position = 0;
        for (; position <= text.Length - Vector128<byte>.Count; position += Vector128<byte>.Count)
        {
            var special = Special(Vector128.LoadUnsafe(ref start, (nuint)position), isAscii);
            if (special != Vector128<byte>.Zero)
            {
                return position + BitOperations.TrailingZeroCount(special.ExtractMostSignificantBits());
            }
        }

        for (; position < text.Length; position++)
        {
            if (text[position] is < FirstPrintable or Quote or Escape || (isAscii && text[position] >= FirstBeyondAscii))
            {
                return position;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Special(Vector128<byte> bytes, bool isAscii)
    {
        // As signed numbers those beyond ASCII are less than a space too.
        var unprintable = isAscii ? Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)FirstPrintable)).AsByte() : Vector128.LessThan(bytes, Vector128.Create(FirstPrintable));
        return unprintable | Vector128.Equals(bytes, Vector128.Create(Quote)) | Vector128.Equals(bytes, Vector128.Create(Escape));
    }
}
