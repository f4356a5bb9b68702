namespace Persistence.Search;

/// <summary>The numbers of the blocks of an index: 0 is its directory, then come the segments, each its root, its pages and its documents, and at last what no segment holds yet.</summary>
internal static class BlockNumbers
{
    private const int SegmentBits = 22;
    private const long Documents = 1L << (SegmentBits - 1);

    /// <summary>The directory.</summary>
    public const long Directory = 0;

    /// <summary>The first of the blocks that no segment holds yet.</summary>
    public const long Pending = 1L << 60;

    /// <summary>The root of a segment, which is its first block.</summary>
    /// <param name="segment">The number of the segment, from 1.</param>
    public static long Root(long segment) => segment << SegmentBits;

    /// <summary>The last block that a segment can have.</summary>
    /// <param name="segment">The number of the segment.</param>
    public static long Last(long segment) => Root(segment + 1) - 1;

    /// <summary>A page of a segment.</summary>
    /// <param name="segment">The number of the segment.</param>
    /// <param name="page">The page, from 0.</param>
    public static long Page(long segment, int page) => Root(segment) + 1 + page;

    /// <summary>A block of documents of a segment.</summary>
    /// <param name="segment">The number of the segment.</param>
    /// <param name="block">The block, from 0.</param>
    public static long DocumentBlock(long segment, int block) => Root(segment) + Documents + block;
}
