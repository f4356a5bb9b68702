using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Tool.Tests.Sessions.Omitted;

/// <summary>An id of a user, whose default has a text of its own.</summary>
public readonly record struct ParcelNumber(long Value) : ISpanParsable<ParcelNumber>, IFormattable
{
    public static ParcelNumber Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    public static ParcelNumber Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out var number) ? number : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ParcelNumber result) => TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ParcelNumber result)
    {
        var isNumber = s.StartsWith("P'", StringComparison.Ordinal) & long.TryParse(s[Math.Min(2, s.Length)..], NumberStyles.AllowLeadingSign, provider, out var number);
        result = new ParcelNumber(number);
        return isNumber;
    }

    public string ToString(string? format, IFormatProvider? formatProvider) => string.Create(CultureInfo.InvariantCulture, $"P'{Value}");
}
