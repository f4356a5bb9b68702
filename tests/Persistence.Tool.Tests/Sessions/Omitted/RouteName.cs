using System.Diagnostics.CodeAnalysis;

namespace Persistence.Tool.Tests.Sessions.Omitted;

/// <summary>An id of a user, whose default has no text that it takes.</summary>
public readonly struct RouteName : ISpanParsable<RouteName>, IEquatable<RouteName>
{
    private readonly string? _text;

    private RouteName(string text) => _text = text;

    public static bool operator ==(RouteName left, RouteName right) => left.Equals(right);

    public static bool operator !=(RouteName left, RouteName right) => !left.Equals(right);

    public static RouteName Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    public static RouteName Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out var name) ? name : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RouteName result) => TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out RouteName result)
    {
        result = s.IsEmpty ? default : new RouteName(s.ToString());
        return !s.IsEmpty;
    }

    public bool Equals(RouteName other) => _text == other._text;

    public override bool Equals(object? obj) => obj is RouteName other && Equals(other);

    public override int GetHashCode() => string.GetHashCode(_text, StringComparison.Ordinal);

    public override string ToString() => _text ?? "";
}
