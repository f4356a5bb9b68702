using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.TestKit.Sessions;

/// <summary>A strongly typed id over a number: a class that formats itself, as <c>T-42</c>, and takes nothing else.</summary>
/// <param name="Number">The number, not negative.</param>
public sealed record TicketId(int Number) : ISpanParsable<TicketId>, IFormattable
{
    private const string Prefix = "T-";

    /// <inheritdoc/>
    public static TicketId Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc/>
    public static TicketId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is no ticket.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out TicketId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out TicketId result)
    {
        var isTicket = s.StartsWith(Prefix) & int.TryParse(s[Math.Min(s.Length, Prefix.Length)..], NumberStyles.None, provider, out var number);
        result = isTicket ? new TicketId(number) : null;
        return isTicket;
    }

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Prefix + Number.ToString(formatProvider);

    /// <inheritdoc/>
    public override string ToString() => $"ticket number {Number}";
}
