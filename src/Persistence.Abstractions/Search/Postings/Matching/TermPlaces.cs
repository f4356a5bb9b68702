namespace Persistence.Search;

/// <summary>Where a word stands in the documents of a segment, as it is kept in memory. Immutable, for many threads.</summary>
/// <param name="ends">Where the places of each document end among all.</param>
/// <param name="places">The places, each as the distance from the one before it in the same document.</param>
internal sealed class TermPlaces(int[] ends, byte[] places)
{
    /// <summary>How many bytes it takes.</summary>
    public long Size => (sizeof(int) * ends.Length) + places.Length;

    /// <summary>Notes the places in a document.</summary>
    /// <param name="index">Which of the documents.</param>
    /// <param name="term">The number of the term.</param>
    /// <param name="target">Receives them.</param>
    public void CopyTo(int index, int term, TermPositions target)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        var reader = new PackedReader(places.AsSpan(start..ends[index]));
        var place = 0;
        while (!reader.IsAtEnd)
        {
            target.Add(term, place += reader.Int());
        }
    }
}
