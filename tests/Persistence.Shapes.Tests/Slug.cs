using System.Diagnostics.CodeAnalysis;

namespace Persistence.Shapes.Tests;

/// <summary>A strongly typed id of a text, which may be any and is a class.</summary>
/// <param name="Text">The text.</param>
public sealed record Slug(string Text) : ISpanParsable<Slug>, IFormattable
{
    public static Slug Parse(string s, IFormatProvider? provider) => new(s);

    public static Slug Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => new(s.ToString());

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out Slug? result)
    {
        result = s is null ? null : new Slug(s);
        return s is not null;
    }

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [NotNullWhen(true)] out Slug? result)
    {
        result = new Slug(s.ToString());
        return true;
    }

    public string ToString(string? format, IFormatProvider? formatProvider) => Text;
}
