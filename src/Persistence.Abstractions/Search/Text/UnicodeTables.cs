using System.Buffers.Binary;
using System.IO.Compression;

namespace Persistence.Search;

/// <summary>
/// What the analyzer knows of Unicode, the same on every machine: the runtime's own knowledge differs with its version, with ICU and with
/// InvariantGlobalization. Made by make_tables.py from the Unicode Character Database.
/// </summary>
internal sealed class UnicodeTables
{
    private const int BlockBits = 7;
    private const int BlockNumbers = 0x110000 >> BlockBits;

    private readonly ushort[] _propertyBlocks;
    private readonly ushort[] _properties;
    private readonly ushort[] _foldBlocks;
    private readonly ushort[] _folds;
    private readonly ushort[] _ends;
    private readonly string _text;

    private UnicodeTables(ReadOnlySpan<byte> data)
    {
        _properties = ReadTrie(ref data, out _propertyBlocks);
        _folds = ReadTrie(ref data, out _foldBlocks);
        _ends = ReadNumbers(ref data, ReadNumber(ref data));
        _text = new string(Array.ConvertAll(ReadNumbers(ref data, data.Length / sizeof(ushort)), static unit => (char)unit));
    }

    /// <summary>The tables.</summary>
    public static UnicodeTables Instance { get; } = Load();

    /// <summary>What a character is.</summary>
    /// <param name="rune">The character, 0 to U+10FFFF.</param>
    public RuneProperties Properties(int rune) => new(Find(_propertyBlocks, _properties, rune));

    /// <summary>What a character becomes.</summary>
    /// <param name="rune">The character, 0 to U+10FFFF.</param>
    /// <param name="replacement">What stands in its place; empty for nothing.</param>
    /// <returns>False when it stays as it is.</returns>
    public bool TryFold(int rune, out ReadOnlySpan<char> replacement)
    {
        var number = Find(_foldBlocks, _folds, rune);
        if (number == 0)
        {
            replacement = default;
            return false;
        }

        var start = number == 1 ? 0 : _ends[number - 2];
        replacement = _text.AsSpan(start, _ends[number - 1] - start);
        return true;
    }

    private static ushort Find(ushort[] blocks, ushort[] values, int rune) =>
        values[(blocks[rune >> BlockBits] << BlockBits) | (rune & ((1 << BlockBits) - 1))];

    private static UnicodeTables Load()
    {
        using var file = typeof(UnicodeTables).Assembly.GetManifestResourceStream("Persistence.Search.UnicodeTables.bin")!;
        using var unpacked = new ZLibStream(file, CompressionMode.Decompress);
        using var data = new MemoryStream();
        unpacked.CopyTo(data);
        return new UnicodeTables(data.GetBuffer().AsSpan(0, (int)data.Length));
    }

    private static ushort[] ReadTrie(ref ReadOnlySpan<byte> data, out ushort[] blocks)
    {
        var count = ReadNumber(ref data);
        blocks = ReadNumbers(ref data, BlockNumbers);
        return ReadNumbers(ref data, count << BlockBits);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> data) => ReadNumbers(ref data, 1)[0];

    private static ushort[] ReadNumbers(ref ReadOnlySpan<byte> data, int count)
    {
        var numbers = new ushort[count];
        for (var index = 0; index < count; index++)
        {
            numbers[index] = BinaryPrimitives.ReadUInt16LittleEndian(data[(index * sizeof(ushort))..]);
        }

        data = data[(count * sizeof(ushort))..];
        return numbers;
    }
}
