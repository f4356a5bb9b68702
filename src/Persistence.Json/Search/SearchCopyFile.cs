using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Persistence.Json;

/// <summary>A file that holds a copy of a search index: how many parts there are, the length of each, and the parts.</summary>
internal static class SearchCopyFile
{
    private const int MostParts = 1 << 20;

    /// <summary>Reads one.</summary>
    /// <param name="stored">The file.</param>
    /// <returns>Its parts, or what is in their place; null where it is no such file.</returns>
    public static ArraySegment<byte>[]? Read(IStoredFile stored)
    {
        Span<byte> count = stackalloc byte[sizeof(int)];
        if (stored.Read(0, count) < count.Length || BinaryPrimitives.ReadInt32LittleEndian(count) is not (>= 0 and < MostParts and var parts))
        {
            return null;
        }

        var lengths = new int[parts];
        var table = MemoryMarshal.AsBytes(lengths.AsSpan());
        var place = (parts + 1L) * sizeof(int);
        if (stored.Read(count.Length, table) < table.Length || Array.Exists(lengths, static length => length < 0) || place + lengths.Sum(static length => (long)length) != stored.Length)
        {
            return null;
        }

        return Array.ConvertAll(lengths, length =>
        {
            var part = GC.AllocateUninitializedArray<byte>(length);
            place += stored.Read(place, part);
            return new ArraySegment<byte>(part);
        });
    }

    /// <summary>Writes one.</summary>
    /// <param name="fresh">The file, without content.</param>
    /// <param name="parts">Its parts.</param>
    public static void Write(IStoredFile fresh, IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        int[] head = [parts.Count, .. parts.Select(static part => part.Length)];
        fresh.Write(0, MemoryMarshal.AsBytes(head.AsSpan()));
        var place = (long)head.Length * sizeof(int);
        foreach (var part in parts)
        {
            fresh.Write(place, part.Span);
            place += part.Length;
        }
    }
}
