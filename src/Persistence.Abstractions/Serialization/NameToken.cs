using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Persistence.Serialization;

/// <summary>Compares a member's name with what a text goes on with, its first and its last bytes as words: a name is short, and a call that compares any length takes longer.</summary>
internal static class NameToken
{
    /// <summary>Whether a text begins with a name and the marks around it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The name.</param>
    /// <returns>False for any other name.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> token)
    {
        if (text.Length < token.Length)
        {
            return false;
        }

        var start = text[..token.Length];
        return token.Length switch
        {
            >= sizeof(ulong) and <= 2 * sizeof(ulong) => HasEnds<ulong>(start, token),
            >= sizeof(uint) and < sizeof(ulong) => HasEnds<uint>(start, token),
            _ => start.SequenceEqual(token),
        };
    }

    // The two words overlap in a name that is shorter than both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasEnds<TWord>(ReadOnlySpan<byte> text, ReadOnlySpan<byte> token)
        where TWord : unmanaged, IEquatable<TWord> =>
        MemoryMarshal.Read<TWord>(text).Equals(MemoryMarshal.Read<TWord>(token))
        && MemoryMarshal.Read<TWord>(text[^Unsafe.SizeOf<TWord>()..]).Equals(MemoryMarshal.Read<TWord>(token[^Unsafe.SizeOf<TWord>()..]));
}
