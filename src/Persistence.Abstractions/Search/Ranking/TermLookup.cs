namespace Persistence.Search;

/// <summary>Finds the terms of a query that a word of a text is. For many threads.</summary>
internal sealed class TermLookup
{
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _units = new(StringComparer.Ordinal);
    private readonly List<(string Text, int Term)> _prefixes = [];

    /// <summary>Prepares the terms.</summary>
    /// <param name="terms">The terms, by number.</param>
    public TermLookup(QueryTerm[] terms)
    {
        for (var term = 0; term < terms.Length; term++)
        {
            switch (terms[term].Kind)
            {
                case QueryTermKind.Word:
                    _words.Add(terms[term].Text, term);
                    break;
                case QueryTermKind.Unit:
                    _units.Add(terms[term].Text, term);
                    break;
                default:
                    _prefixes.Add((terms[term].Text, term));
                    break;
            }
        }
    }

    /// <summary>Finds the terms that a word is.</summary>
    /// <param name="token">The word.</param>
    /// <param name="found">Receives the numbers of the terms; it is emptied first.</param>
    public void Find(SearchToken token, List<int> found)
    {
        found.Clear();
        if (_words.TryGetValue(token.Text, out var word))
        {
            found.Add(word);
        }

        if (_units.Count > 0 && token.Kind is SearchTokenKind.Pair or SearchTokenKind.PairEnd or SearchTokenKind.Alone
            && _units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(FirstUnit(token.Text), out var unit))
        {
            found.Add(unit);
        }

        foreach (var (text, term) in _prefixes)
        {
            if (token.Text.StartsWith(text, StringComparison.Ordinal))
            {
                found.Add(term);
            }
        }
    }

    /// <summary>The first character of a word, with the marks on it.</summary>
    /// <param name="text">The word.</param>
    public static ReadOnlySpan<char> FirstUnit(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (length > 0 && UnicodeTables.Instance.Properties(rune.Value).Kind != RuneKind.Mark)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
