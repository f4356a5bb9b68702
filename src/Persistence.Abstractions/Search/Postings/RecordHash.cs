using System.Runtime.InteropServices;

namespace Persistence.Search;

/// <summary>A number for what an index has of a session or entry: the sum over its words, so that it does not depend on how they are kept.</summary>
internal static class RecordHash
{
    /// <summary>The number of a record.</summary>
    /// <param name="record">The record, from the lengths of its members on.</param>
    /// <param name="members">How many members are searched.</param>
    public static ulong Of(ref PackedReader record, int members)
    {
        Span<int> lengths = stackalloc int[members];
        for (var member = 0; member < members; member++)
        {
            lengths[member] = record.Int();
        }

        var hash = OfLengths(lengths);
        var term = new PackedTerm();
        for (var count = record.Int(); count > 0; count--)
        {
            term.Read(ref record);
            var start = record.Position;
            var places = WordRuns.Skip(ref record, members);
            var runs = record.Since(start);
            start = record.Position;
            for (; places > 0; places--)
            {
                record.Int();
            }

            hash += OfWord(term.Text, runs, record.Since(start));
        }

        return hash;
    }

    /// <summary>The numbers of some records, with their documents.</summary>
    /// <param name="records">The records.</param>
    /// <param name="members">How many members are searched.</param>
    public static (SegmentDocuments Documents, ulong[] Hashes) OfAll(ReadOnlySpan<byte> records, int members)
    {
        var documents = new SegmentDocuments(members, 16);
        var hashes = new List<ulong>();
        var reader = new PackedReader(records);
        while (!reader.IsAtEnd)
        {
            var bytes = reader.Bytes(reader.Int());
            var record = new PackedReader(bytes);
            documents.Add(ref record);
            var whole = new PackedReader(bytes);
            whole.Int();
            whole.Int();
            hashes.Add(Of(ref whole, members));
        }

        return (documents, [.. hashes]);
    }

    /// <summary>The part of the lengths of the members.</summary>
    /// <param name="lengths">The lengths.</param>
    public static ulong OfLengths(ReadOnlySpan<int> lengths)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(lengths));
        return (uint)hash.ToHashCode();
    }

    /// <summary>The part of a word.</summary>
    /// <param name="term">The word.</param>
    /// <param name="runs">How often it stands in the members.</param>
    /// <param name="places">Where.</param>
    public static ulong OfWord(ReadOnlySpan<byte> term, ReadOnlySpan<byte> runs, ReadOnlySpan<byte> places)
    {
        var hash = new HashCode();
        hash.AddBytes(term);
        hash.Add(term.Length);
        hash.AddBytes(runs);
        hash.AddBytes(places);
        return (uint)hash.ToHashCode();
    }
}
