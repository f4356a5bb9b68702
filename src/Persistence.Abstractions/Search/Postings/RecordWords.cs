using System.Buffers.Binary;

namespace Persistence.Search;

/// <summary>Puts the words of many records into one order. For one thread.</summary>
/// <param name="members">How many members are searched.</param>
internal sealed class RecordWords(int members)
{
    private readonly List<Word> _words = [];
    private readonly PackedWriter _bytes = new();
    private readonly PackedTerm _term = new();

    /// <summary>Takes the words of a record.</summary>
    /// <param name="ordinal">The ordinal of its document; ordinals come ascending.</param>
    /// <param name="record">The record, after its document.</param>
    public void Add(int ordinal, ref PackedReader record)
    {
        _term.Clear();
        for (var count = record.Int(); count > 0; count--)
        {
            _term.Read(ref record);
            var text = _bytes.Length;
            _bytes.Bytes(_term.Text);
            var runs = record.Position;
            var places = WordRuns.Skip(ref record, members);
            _bytes.Bytes(record.Since(runs));
            var (runsLength, start) = (record.Position - runs, record.Position);
            for (; places > 0; places--)
            {
                record.Int();
            }

            _bytes.Bytes(record.Since(start));
            _words.Add(new Word(First(_term.Text), ordinal, text, (_term.Text.Length, runsLength, record.Position - start)));
        }
    }

    /// <summary>Writes them.</summary>
    /// <param name="output">Receives them.</param>
    public void WriteTo(PageWriter output)
    {
        _words.Sort(Compare);
        for (var index = 0; index < _words.Count; index++)
        {
            var word = _words[index];
            if (index == 0 || !TextOf(_words[index - 1]).SequenceEqual(TextOf(word)))
            {
                output.Begin(TextOf(word));
            }

            var rest = _bytes.Written[(word.Start + word.Lengths.Text)..];
            output.Add(word.Ordinal, rest[..word.Lengths.Runs], rest.Slice(word.Lengths.Runs, word.Lengths.Places));
        }
    }

    private static ulong First(ReadOnlySpan<byte> text)
    {
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        first.Clear();
        text[..Math.Min(text.Length, first.Length)].CopyTo(first);
        return BinaryPrimitives.ReadUInt64BigEndian(first);
    }

    private int Compare(Word left, Word right)
    {
        var order = left.First.CompareTo(right.First);
        order = order == 0 ? TextOf(left).SequenceCompareTo(TextOf(right)) : order;
        return order == 0 ? left.Ordinal.CompareTo(right.Ordinal) : order;
    }

    private ReadOnlySpan<byte> TextOf(Word word) => _bytes.Written.Slice(word.Start, word.Lengths.Text);

    private readonly record struct Word(ulong First, int Ordinal, int Start, (int Text, int Runs, int Places) Lengths);
}
