using System.Buffers.Binary;
using System.Text;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Takes the texts of one session or entry apart, and writes its words in order, each with its counts and places. For one thread.</summary>
/// <param name="members">How many members are searched.</param>
internal sealed class DocumentTerms(int members)
{
    private readonly TokenReader _reader = new();
    private readonly List<SearchToken> _tokens = [];
    private readonly List<Word> _words = [];
    private readonly int[] _lengths = new int[members];
    private readonly PackedTerm _term = new();
    private readonly PackedWriter _runs = new();
    private readonly PackedWriter _places = new();
    private byte[] _text = new byte[1024];
    private int _used;

    /// <summary>Writes the words of some texts.</summary>
    /// <param name="text">The texts.</param>
    /// <param name="output">Receives the length of each member, how many different words there are, and the words.</param>
    public void Write(SearchText text, PackedWriter output)
    {
        Collect(text);
        _words.Sort(Compare);
        foreach (var length in _lengths)
        {
            output.Number(length);
        }

        output.Number(Count());
        _term.Clear();
        for (var start = 0; start < _words.Count;)
        {
            start = WriteWord(start, output);
        }
    }

    private void Collect(SearchText text)
    {
        _words.Clear();
        Array.Clear(_lengths);
        var place = _used = 0;
        foreach (var (member, content) in text.Texts)
        {
            _tokens.Clear();
            _reader.Read(content, _tokens);
            foreach (var token in _tokens)
            {
                Add(token.Text, place + token.Position, member);
            }

            var words = _tokens.Count == 0 ? 0 : _tokens[^1].Position + 1;
            _lengths[member] += words;
            place += words + DocumentMatcher.Gap;
        }
    }

    private void Add(string token, int place, int member)
    {
        if (_used + (3 * token.Length) > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_used + (3 * token.Length), 2 * _text.Length));
        }

        var length = Encoding.UTF8.GetBytes(token, _text.AsSpan(_used));
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        first.Clear();
        _text.AsSpan(_used, Math.Min(length, first.Length)).CopyTo(first);
        _words.Add(new Word(BinaryPrimitives.ReadUInt64BigEndian(first), _used, length, place, member));
        _used += length;
    }

    private int Compare(Word left, Word right)
    {
        var order = left.First.CompareTo(right.First);
        order = order == 0 ? TextOf(left).SequenceCompareTo(TextOf(right)) : order;
        return order == 0 ? left.Place.CompareTo(right.Place) : order;
    }

    private ReadOnlySpan<byte> TextOf(Word word) => _text.AsSpan(word.Start, word.Length);

    private bool IsSame(Word left, Word right) => left.First == right.First && TextOf(left).SequenceEqual(TextOf(right));

    private int Count()
    {
        var count = 0;
        for (var index = 0; index < _words.Count; index++)
        {
            count += index == 0 || !IsSame(_words[index - 1], _words[index]) ? 1 : 0;
        }

        return count;
    }

    // Two tokens that were cut to the same text can stand at one place, which counts once.
    private int WriteWord(int start, PackedWriter output)
    {
        _runs.Clear();
        _places.Clear();
        var (first, before) = (_words[start], -1);
        var run = (first.Member, Count: 0);
        var end = start;
        for (; end < _words.Count && IsSame(first, _words[end]); end++)
        {
            var word = _words[end];
            if (word.Place == before)
            {
                continue;
            }

            if (word.Member != run.Member)
            {
                WordRuns.Write(_runs, _lengths.Length, (run.Member, run.Count, true));
                run = (word.Member, 0);
            }

            run.Count++;
            _places.Number(before < 0 ? word.Place : word.Place - before);
            before = word.Place;
        }

        WordRuns.Write(_runs, _lengths.Length, (run.Member, run.Count, false));
        _term.Write(TextOf(first), output);
        output.Bytes(_runs.Written);
        output.Bytes(_places.Written);
        return end;
    }

    private readonly record struct Word(ulong First, int Start, int Length, int Place, int Member);
}
