namespace Persistence.Search;

/// <summary>In which documents a term of a query stands, and how much it counts there.</summary>
internal interface ITermPostings
{
    /// <summary>The ordinals of the documents, ascending.</summary>
    ReadOnlySpan<int> Ordinals { get; }

    /// <summary>How much the term counts in a document.</summary>
    /// <param name="index">Which of the documents here.</param>
    /// <param name="weights">The weights of the members.</param>
    /// <param name="lengths">How many words each member of the document has.</param>
    double Frequency(int index, int[] weights, ReadOnlySpan<int> lengths);

    /// <summary>Notes the places in a document.</summary>
    /// <param name="index">Which of the documents here.</param>
    /// <param name="term">The number of the term.</param>
    /// <param name="target">Receives them.</param>
    void CopyPlaces(int index, int term, TermPositions target);
}
