using System.Buffers.Binary;
using Persistence.Hashing;

namespace Persistence.Search;

/// <summary>
/// The parts of a stored copy: a head, then sessions, then what the index keeps of them. The head says what the copy is of, and how long the other parts are and their checksums, and ends with its own.
/// Docs: docs/search.md.
/// </summary>
internal static class CopyFormat
{
    private static ReadOnlySpan<byte> Magic => "psearch1"u8;

    /// <summary>Puts a copy together.</summary>
    /// <param name="fingerprint">What it is of.</param>
    /// <param name="numbers">The highest number of a session, and the numbers of those that are no longer searched.</param>
    /// <param name="sessions">The sessions.</param>
    /// <param name="content">What is kept of them.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Write(byte[] fingerprint, (long Highest, IReadOnlyCollection<long> Retired) numbers, IReadOnlyList<ReadOnlyMemory<byte>> sessions, IReadOnlyList<ReadOnlyMemory<byte>> content)
    {
        var head = new PackedWriter();
        head.Bytes(Magic);
        head.Number(fingerprint.Length);
        head.Bytes(fingerprint);
        head.Number(numbers.Highest);
        head.Number(numbers.Retired.Count);
        foreach (var number in numbers.Retired)
        {
            head.Number(number);
        }

        head.Number(sessions.Count);
        head.Number(content.Count);
        foreach (var part in sessions.Concat(content))
        {
            head.Number(part.Length);
            head.Number(Checksum.Of(part.Span));
        }

        Span<byte> own = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(own, Checksum.Of(head.Written));
        head.Bytes(own);
        return [head.Written.ToArray(), .. sessions, .. content];
    }

    /// <summary>Reads a copy.</summary>
    /// <param name="parts">Its parts, or anything else.</param>
    /// <param name="fingerprint">What it has to be of.</param>
    /// <returns>Null where it is none, or none of that.</returns>
    public static SearchCopy? Read(IReadOnlyList<ArraySegment<byte>> parts, byte[] fingerprint)
    {
        if (parts.Count == 0 || !IsWhole(parts[0]))
        {
            return null;
        }

        try
        {
            return Read(new PackedReader(parts[0].AsSpan()[..^sizeof(uint)]), parts, fingerprint);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> head) =>
        head.Length > Magic.Length + sizeof(uint) && head.StartsWith(Magic) && BinaryPrimitives.ReadUInt32LittleEndian(head[^sizeof(uint)..]) == Checksum.Of(head[..^sizeof(uint)]);

    private static SearchCopy? Read(PackedReader head, IReadOnlyList<ArraySegment<byte>> parts, byte[] fingerprint)
    {
        head.Bytes(Magic.Length);
        if (!head.Bytes(head.Int()).SequenceEqual(fingerprint))
        {
            return null;
        }

        var numbers = head.Long();
        var retired = new List<long>();
        for (var count = head.Int(); count > 0; count--)
        {
            retired.Add(head.Long());
        }

        var sessions = head.Int();
        if (head.Int() + (long)sessions != parts.Count - 1 || !AreWhole(head, parts))
        {
            return null;
        }

        return new SearchCopy { Numbers = numbers, Retired = retired, Sessions = CopiedSessions.Read(parts.Skip(1).Take(sessions)), Content = [.. parts.Skip(1 + sessions)] };
    }

    private static bool AreWhole(PackedReader head, IReadOnlyList<ArraySegment<byte>> parts)
    {
        // A copy has many megabytes: with all processors.
        var sums = new uint[parts.Count - 1];
        Parallel.For(0, sums.Length, part => sums[part] = Checksum.Of(parts[part + 1]));
        for (var part = 0; part < sums.Length; part++)
        {
            if (head.Int() != parts[part + 1].Count || head.Long() != sums[part])
            {
                return false;
            }
        }

        return head.IsAtEnd;
    }
}
