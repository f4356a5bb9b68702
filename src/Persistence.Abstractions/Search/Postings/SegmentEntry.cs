namespace Persistence.Search;

/// <summary>A segment of an index: sessions or entries, and the words that stand in them. It is never changed, only merged with others into a new one.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Stamp">A random number, so that a segment whose transaction came to nothing is not taken for another one of its number.</param>
/// <param name="Level">How often it was merged.</param>
/// <param name="Documents">How many sessions or entries it has.</param>
/// <param name="Blocks">How many blocks of documents it has.</param>
internal sealed record SegmentEntry(long Id, long Stamp, int Level, int Documents, int Blocks);
