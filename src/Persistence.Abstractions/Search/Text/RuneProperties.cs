namespace Persistence.Search;

/// <summary>What a character is, as the tables hold it.</summary>
/// <param name="Bits">Four bits say what it is, two its case, the upper eight its combining class.</param>
internal readonly record struct RuneProperties(ushort Bits)
{
    /// <summary>What it is.</summary>
    public RuneKind Kind => (RuneKind)(Bits & 0xF);

    /// <summary>Its case.</summary>
    public RuneCase Case => (RuneCase)((Bits >> 4) & 0x3);

    /// <summary>The combining class of a mark; else 0.</summary>
    public byte CombiningClass => (byte)(Bits >> 8);
}
