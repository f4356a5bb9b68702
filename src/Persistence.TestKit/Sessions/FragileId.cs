using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Persistence.TestKit.Sessions;

/// <summary>A strongly typed id whose own code can be broken, one text after the other.</summary>
/// <param name="Text">The text.</param>
public sealed record FragileId(string Text) : ISpanParsable<FragileId>
{
    private static readonly ConcurrentDictionary<string, bool> s_broken = new(StringComparer.Ordinal);

    /// <summary>Makes formatting and parsing of a text fail from now on.</summary>
    public FragileId Break()
    {
        s_broken[Text] = true;
        return this;
    }

    /// <inheritdoc/>
    public static FragileId Parse(string s, IFormatProvider? provider) => new(Whole(s));

    /// <inheritdoc/>
    public static FragileId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => new(Whole(s.ToString()));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out FragileId result)
    {
        result = s is null ? null : new FragileId(Whole(s));
        return s is not null;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out FragileId result) => TryParse(s.ToString(), provider, out result);

    /// <inheritdoc/>
    public override string ToString() => Whole(Text);

    /// <summary>A text, unless it is broken.</summary>
    /// <param name="text">The text; may be null.</param>
    /// <exception cref="NotSupportedException">It is broken.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Whole(string? text) => text is not null && s_broken.ContainsKey(text) ? throw new NotSupportedException("the id is broken") : text;
}
