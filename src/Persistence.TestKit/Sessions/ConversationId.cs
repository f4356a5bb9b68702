using System.Diagnostics.CodeAnalysis;

namespace Persistence.TestKit.Sessions;

/// <summary>A strongly typed id over a text: a struct that overrides <see cref="ToString"/> and parses itself. Any text but an empty one is an id.</summary>
/// <param name="Value">The text.</param>
public readonly record struct ConversationId(string Value) : ISpanParsable<ConversationId>
{
    /// <inheritdoc/>
    public static ConversationId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is no conversation.");

    /// <inheritdoc/>
    public static ConversationId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString(), provider);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ConversationId result)
    {
        result = new ConversationId(s!);
        return s is { Length: > 0 };
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ConversationId result) => TryParse(s.ToString(), provider, out result);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
