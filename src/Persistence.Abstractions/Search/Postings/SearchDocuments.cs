using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>The sessions or entries that a commit adds to a search index, taken apart into words. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchDocuments
{
    private readonly DocumentTerms _terms;
    private readonly PackedWriter _words = new();

    /// <summary>Begins without any.</summary>
    /// <param name="members">How many members are searched.</param>
    public SearchDocuments(int members)
    {
        Members = members;
        _terms = new DocumentTerms(members);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    internal int Members { get; }

    internal PackedWriter Records { get; } = new();

    /// <summary>Adds a session or an entry.</summary>
    /// <param name="number">The number of the session in the index.</param>
    /// <param name="sequence">The sequence of the entry; 0 for a session.</param>
    /// <param name="text">Its texts.</param>
    public void Add(long number, long sequence, SearchText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _words.Clear();
        _words.Number(number);
        _words.Number(sequence);
        _terms.Write(text, _words);
        Records.Number(_words.Length);
        Records.Bytes(_words.Written);
        Count++;
    }

    /// <summary>Begins again.</summary>
    public void Clear()
    {
        Records.Clear();
        Count = 0;
    }
}
