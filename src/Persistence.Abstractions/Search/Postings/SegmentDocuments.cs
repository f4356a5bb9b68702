namespace Persistence.Search;

/// <summary>The sessions or entries of a segment, by ordinal: which they are, and how many words their members have.</summary>
/// <param name="members">How many members are searched.</param>
/// <param name="capacity">How many come.</param>
internal sealed class SegmentDocuments(int members, int capacity)
{
    private int[] _numbers = new int[capacity];
    private int[] _sequences = new int[capacity];
    private int[] _lengths = new int[capacity * members];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many members are searched.</summary>
    public int Members => members;

    /// <summary>The numbers of their sessions.</summary>
    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>The sequences; 0 for sessions.</summary>
    public ReadOnlySpan<int> Sequences => _sequences.AsSpan(0, Count);

    /// <summary>How many words each member has.</summary>
    public ReadOnlySpan<int> Lengths => _lengths.AsSpan(0, Count * members);

    /// <summary>Reads one as it stands before its words in a record, or by itself.</summary>
    /// <param name="input">Where it stands.</param>
    public void Add(ref PackedReader input)
    {
        Begin(input.Int(), input.Int());
        for (var member = 0; member < members; member++)
        {
            _lengths[((Count - 1) * members) + member] = input.Int();
        }
    }

    /// <summary>Adds one of another segment.</summary>
    /// <param name="other">That segment's.</param>
    /// <param name="ordinal">Its ordinal there.</param>
    public void Add(SegmentDocuments other, int ordinal)
    {
        Begin(other._numbers[ordinal], other._sequences[ordinal]);
        other._lengths.AsSpan(ordinal * members, members).CopyTo(_lengths.AsSpan((Count - 1) * members));
    }

    private void Begin(int number, int sequence)
    {
        if (Count == _numbers.Length)
        {
            var capacity = Math.Max(16, Count * 2);
            Array.Resize(ref _numbers, capacity);
            Array.Resize(ref _sequences, capacity);
            Array.Resize(ref _lengths, capacity * members);
        }

        (_numbers[Count], _sequences[Count]) = (number, sequence);
        Count++;
    }
}
