using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Shapes.Tests;

/// <summary>A strongly typed id of a number.</summary>
/// <param name="Number">The number.</param>
public readonly record struct OrderId(long Number) : ISpanParsable<OrderId>, IFormattable
{
    public static OrderId Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    public static OrderId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out var id) ? id : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrderId result) => TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out OrderId result)
    {
        result = default;
        if (!s.StartsWith("O-", StringComparison.Ordinal) || !long.TryParse(s[2..], NumberStyles.AllowLeadingSign, provider, out var number))
        {
            return false;
        }

        result = new OrderId(number);
        return true;
    }

    public string ToString(string? format, IFormatProvider? formatProvider) => string.Create(formatProvider, $"O-{Number}");
}
