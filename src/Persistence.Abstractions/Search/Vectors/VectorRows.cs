using System.Runtime.InteropServices;

namespace Persistence.Search;

/// <summary>
/// Embeddings of length 1 in memory, each with the number of its session and its sequence: of all the short form, and their numbers too, or only those of the ones that were near to what was looked for last.
/// For one thread.
/// </summary>
/// <param name="dimensions">How many numbers an embedding has.</param>
/// <param name="isHeld">Whether the numbers of all are in memory.</param>
internal sealed class VectorRows(int dimensions, bool isHeld)
{
    private const int NumbersInBlock = 1 << 20;
    private const int MostBytesRead = 1 << 25;

    private readonly List<(long Number, long Sequence)> _of = [];
    private readonly RowBlocks _codes = new(VectorCode.Size(dimensions), Math.Max(1, NumbersInBlock / dimensions));
    private readonly RowBlocks _numbers = new(dimensions * sizeof(float), Math.Max(1, NumbersInBlock / dimensions));
    private readonly float[] _unit = new float[dimensions];
    private Dictionary<int, float[]> _read = [];

    /// <summary>How many there are.</summary>
    public int Count => _of.Count;

    /// <summary>Whose embedding one is.</summary>
    /// <param name="row">Which.</param>
    public (long Number, long Sequence) Of(int row) => _of[row];

    /// <summary>The short form of one.</summary>
    /// <param name="row">Which.</param>
    public ReadOnlySpan<byte> Code(int row) => _codes[row];

    /// <summary>The numbers of one; none where they are not in memory.</summary>
    /// <param name="row">Which.</param>
    public ReadOnlySpan<float> Numbers(int row) => isHeld ? MemoryMarshal.Cast<byte, float>(_numbers[row]) : _read.GetValueOrDefault(row);

    /// <summary>Adds one.</summary>
    /// <param name="number">The number of its session.</param>
    /// <param name="sequence">Its sequence; 0 for a session.</param>
    /// <param name="vector">It, of any length.</param>
    public void Add(long number, long sequence, ReadOnlySpan<float> vector)
    {
        var unit = isHeld ? MemoryMarshal.Cast<byte, float>(_numbers.Add()) : _unit;
        UnitVector.Make(vector, unit);
        VectorCode.Make(unit, _codes.Add());
        _of.Add((number, sequence));
    }

    /// <summary>Adds one of others.</summary>
    /// <param name="others">The others.</param>
    /// <param name="row">Which of them.</param>
    public void Add(VectorRows others, int row)
    {
        others._codes[row].CopyTo(_codes.Add());
        if (isHeld)
        {
            others._numbers[row].CopyTo(_numbers.Add());
        }

        _of.Add(others.Of(row));
    }

    /// <summary>Takes the numbers of one that were read again.</summary>
    /// <param name="row">Which.</param>
    /// <param name="vector">It, of any length.</param>
    /// <returns>False where they are those of another one.</returns>
    public bool Take(int row, ReadOnlySpan<float> vector)
    {
        var unit = new float[dimensions];
        Span<byte> code = new byte[VectorCode.Size(dimensions)];
        UnitVector.Make(vector, unit);
        VectorCode.Make(unit, code);
        _read[row] = unit;
        return code.SequenceEqual(_codes[row]);
    }

    /// <summary>Forgets numbers that were read again, where they are many.</summary>
    /// <param name="needed">The rows whose numbers are needed now.</param>
    public void Forget(IEnumerable<int> needed)
    {
        if ((long)_read.Count * dimensions * sizeof(float) > MostBytesRead)
        {
            _read = needed.Where(_read.ContainsKey).ToDictionary(static row => row, row => _read[row]);
        }
    }

    /// <summary>Writes all.</summary>
    /// <param name="output">Receives whose embeddings they are, in one part, the short forms, and the numbers where those of all are in memory.</param>
    public void CopyTo(CopyWriter output)
    {
        var (last, before) = (0L, 0L);
        output.Record.Number(_of.Count);
        foreach (var (number, sequence) in _of)
        {
            output.Record.Signed(number - last);
            output.Record.Signed(sequence - before);
            (last, before) = (number, sequence);
        }

        output.EndPart();
        _codes.CopyTo(output);
        _numbers.CopyTo(output);
    }

    /// <summary>Begins with what was written.</summary>
    /// <param name="parts">The parts; they belong to this object from here on.</param>
    /// <exception cref="FormatException">They are something else.</exception>
    public void Begin(ReadOnlySpan<ArraySegment<byte>> parts)
    {
        var input = new PackedReader(parts.Length > 0 ? parts[0] : []);
        var (number, sequence) = (0L, 0L);
        var left = input.Int();
        _of.EnsureCapacity(Math.Min(left, input.Left));
        for (; left > 0; left--)
        {
            _of.Add((number += input.Signed(), sequence += input.Signed()));
        }

        var rest = _codes.Begin(parts[1..], _of.Count);
        if (isHeld)
        {
            _numbers.Begin(rest, _of.Count);
        }
    }
}
