namespace Persistence.Search;

/// <summary>A term that is written and read as what it has in common with the one before it, and the rest. For one thread.</summary>
internal sealed class PackedTerm
{
    // A term has at most 128 UTF-16 units.
    private const int Longest = 3 * TextAnalyzer.MaxTokenLength;

    private readonly byte[] _bytes = new byte[Longest];
    private int _length;

    /// <summary>The term, as UTF-8.</summary>
    public ReadOnlySpan<byte> Text => _bytes.AsSpan(0, _length);

    /// <summary>Takes a term as it is.</summary>
    /// <param name="term">The term.</param>
    public void Set(ReadOnlySpan<byte> term)
    {
        term.CopyTo(_bytes);
        _length = term.Length;
    }

    /// <summary>Forgets the term before.</summary>
    public void Clear() => _length = 0;

    /// <summary>Writes the next term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="output">Receives it.</param>
    public void Write(ReadOnlySpan<byte> term, PackedWriter output)
    {
        var shared = Text.CommonPrefixLength(term);
        output.Number(shared);
        output.Number(term.Length - shared);
        output.Bytes(term[shared..]);
        Set(term);
    }

    /// <summary>Reads the next term.</summary>
    /// <param name="input">Where it stands.</param>
    public void Read(ref PackedReader input)
    {
        var shared = input.Int();
        var rest = input.Bytes(input.Int());
        if (shared > _length || shared + rest.Length > Longest)
        {
            throw PackedReader.Damaged();
        }

        rest.CopyTo(_bytes.AsSpan(shared));
        _length = shared + rest.Length;
    }
}
