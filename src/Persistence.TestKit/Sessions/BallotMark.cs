using System.Diagnostics.CodeAnalysis;

namespace Persistence.TestKit.Sessions;

/// <summary>A strongly typed id that is a struct, whose default has no text.</summary>
/// <param name="Text">The text; null in the default alone.</param>
public readonly record struct BallotMark(string? Text) : ISpanParsable<BallotMark>
{
    /// <inheritdoc/>
    public static BallotMark Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc/>
    public static BallotMark Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out var mark) ? mark : throw new FormatException("a mark has a text");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BallotMark result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BallotMark result)
    {
        result = new BallotMark(s.IsEmpty ? null : s.ToString());
        return !s.IsEmpty;
    }

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";
}
