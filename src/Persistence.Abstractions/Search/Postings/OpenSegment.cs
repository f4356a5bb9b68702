namespace Persistence.Search;

/// <summary>What a store remembers of a segment. For many threads.</summary>
/// <param name="documents">Its sessions or entries.</param>
/// <param name="root">Where its words begin.</param>
internal sealed class OpenSegment(SegmentDocuments documents, SegmentRoot root)
{
    private readonly Dictionary<string, SegmentTerm> _terms = new(StringComparer.Ordinal);

    /// <summary>Its sessions or entries.</summary>
    public SegmentDocuments Documents => documents;

    /// <summary>Where its words begin.</summary>
    public SegmentRoot Root => root;

    /// <summary>Finds a word that was read before.</summary>
    /// <param name="word">The word.</param>
    /// <param name="hasPlaces">Whether its places are wanted.</param>
    public SegmentTerm? Find(string word, bool hasPlaces)
    {
        lock (_terms)
        {
            return _terms.TryGetValue(word, out var term) && (term.HasPlaces || !hasPlaces) ? term : null;
        }
    }

    /// <summary>Remembers a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="term">What was read.</param>
    /// <returns>How many bytes more that takes.</returns>
    public long Remember(string word, SegmentTerm term)
    {
        lock (_terms)
        {
            var before = _terms.TryGetValue(word, out var known) ? known.Size : 0;
            _terms[word] = term;
            return term.Size - before;
        }
    }

    /// <summary>Forgets the words.</summary>
    /// <returns>How many bytes they took.</returns>
    public long Forget()
    {
        lock (_terms)
        {
            var size = _terms.Values.Sum(static term => term.Size);
            _terms.Clear();
            return size;
        }
    }
}
