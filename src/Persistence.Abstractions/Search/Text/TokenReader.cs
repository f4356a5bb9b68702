using System.Text;

namespace Persistence.Search;

/// <summary>Finds the words in texts, one after another: what it needs for one it uses again. For one thread.</summary>
internal sealed class TokenReader
{
    // A word that falls into more parts than that is a hash or something encoded: nobody looks for its parts.
    private const int MostParts = 12;

    // Of a longer text the memory is not kept.
    private const int MostKept = 1 << 16;

    private readonly List<(int Start, int End)> _parts = [];
    private readonly StringBuilder _text = new();
    private List<FoldedRune> _runes = [];
    private List<SearchToken> _tokens = [];
    private int _position;

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Receives the words.</param>
    public void Read(ReadOnlySpan<char> text, List<SearchToken> tokens)
    {
        if (_runes.Capacity > MostKept)
        {
            _runes = [];
        }

        (_tokens, _position) = (tokens, 0);
        _runes.Clear();
        _runes.EnsureCapacity(text.Length);
        TextFolding.Fold(text, _runes);
        for (var index = 0; index < _runes.Count;)
        {
            index = _runes[index].Kind switch
            {
                RuneKind.Letter or RuneKind.Digit => ReadWord(index),
                RuneKind.Cjk or RuneKind.Hangul or RuneKind.Complex => ReadPairs(index),
                _ => index + 1,
            };
        }
    }

    private int ReadWord(int start)
    {
        _parts.Clear();
        var end = start;
        while (true)
        {
            var first = end;
            end = WordEnd(end);
            _parts.Add((first, end));
            if (!WordBoundaries.Joins(_runes, end))
            {
                break;
            }

            end++;
        }

        var withSuffix = WordBoundaries.SuffixEnd(_runes, end);
        if (_parts.Count > 1 || withSuffix > end)
        {
            Add(SearchTokenKind.Compound, start, withSuffix);
        }

        foreach (var part in _parts)
        {
            AddPart(part.Start, part.End);
        }

        return withSuffix;
    }

    private int WordEnd(int index)
    {
        while (index < _runes.Count && _runes[index].Kind is RuneKind.Letter or RuneKind.Digit or RuneKind.Mark)
        {
            index++;
        }

        return index;
    }

    // A part, and what it consists of: HttpClient, sha256.
    private void AddPart(int start, int end)
    {
        var count = 1;
        for (var index = start + 1; index < end; index++)
        {
            count += WordBoundaries.Splits(_runes, index, end) ? 1 : 0;
        }

        if (count is 1 or > MostParts)
        {
            AddWord(start, end);
            return;
        }

        Add(SearchTokenKind.Compound, start, end);
        var first = start;
        for (var index = start + 1; index <= end; index++)
        {
            if (index == end || WordBoundaries.Splits(_runes, index, end))
            {
                Add(SearchTokenKind.Word, first, index);
                _position++;
                first = index;
            }
        }
    }

    // A word, and without its article.
    private void AddWord(int start, int end)
    {
        var noun = WordBoundaries.NounStart(_runes, start, end);
        if (noun > start)
        {
            Add(SearchTokenKind.Compound, start, end);
        }

        Add(SearchTokenKind.Word, noun, end);
        _position++;
    }

    private int ReadPairs(int start)
    {
        var kind = _runes[start].Kind;
        var isFirst = true;
        var unit = start;
        while (true)
        {
            var next = UnitEnd(unit);
            var hasNext = next < _runes.Count && _runes[next].Kind == kind;
            Add(hasNext ? SearchTokenKind.Pair : isFirst ? SearchTokenKind.Alone : SearchTokenKind.PairEnd, unit, hasNext ? UnitEnd(next) : next);
            _position++;
            if (!hasNext)
            {
                return next;
            }

            isFirst = false;
            unit = next;
        }
    }

    // A character with the marks on it.
    private int UnitEnd(int index)
    {
        index++;
        while (index < _runes.Count && _runes[index].Kind == RuneKind.Mark)
        {
            index++;
        }

        return index;
    }

    private void Add(SearchTokenKind kind, int start, int end)
    {
        _text.Clear();
        Span<char> units = stackalloc char[2];
        for (var index = start; index < end && _text.Length <= TextAnalyzer.MaxTokenLength - 2; index++)
        {
            _text.Append(units[..new Rune(_runes[index].Value).EncodeToUtf16(units)]);
        }

        _tokens.Add(new SearchToken(_text.ToString(), kind, _position, _runes[start].Start, _runes[end - 1].End - _runes[start].Start));
    }
}
