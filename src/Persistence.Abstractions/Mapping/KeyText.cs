using System.ComponentModel;
using System.Text;

namespace Persistence.Mapping;

/// <summary>
/// Encoded keys. One part is stored as its own text: a string as it is, an integer in decimal, a Guid as
/// <c>D</c>, a strongly typed id as its text. Several parts are joined by <c>/</c>, with <c>%</c> and <c>/</c> inside a part written as <c>%25</c> and
/// <c>%2F</c>, so that distinct keys never share a form.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyText
{
    /// <summary>The most UTF-16 characters an encoded key may have.</summary>
    public const int MaxLength = 512;

    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Joins the parts of a composite key.</summary>
    /// <param name="parts">Each part's own text.</param>
    /// <returns>The encoded key.</returns>
    /// <exception cref="SessionValidationException">A part is null.</exception>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        for (var index = 0; index < parts.Length; index++)
        {
            text.Append(index == 0 ? "" : "/");
            text.Append((parts[index] ?? throw NullPart()).Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    private static SessionValidationException NullPart() => new("A part of the key is null.", [new("", "a part of it is null")]);

    /// <summary>Splits an encoded composite key into its parts.</summary>
    /// <param name="text">What <see cref="Join"/> gave.</param>
    /// <param name="count">How many parts the key has.</param>
    /// <returns>Each part's own text.</returns>
    /// <exception cref="FormatException">The text has another number of parts.</exception>
    public static string[] Split(string text, int count)
    {
        var parts = Split(text);
        return parts.Length == count ? parts : throw new FormatException($"'{text}' has {parts.Length} key parts where {count} are expected.");
    }

    internal static string[] Split(string text)
    {
        var parts = text.Split('/');
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = parts[index].Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
        }

        return parts;
    }

    /// <summary>Says what is wrong with an encoded key.</summary>
    /// <param name="text">The encoded key.</param>
    /// <returns>The problem; null when the key may be stored.</returns>
    public static string? Problem(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return $"a key has 1 to {MaxLength} characters, this one has {text.Length}";
        }

        try
        {
            s_strictUtf8.GetByteCount(text);
            return null;
        }
        catch (EncoderFallbackException)
        {
            return "a key is valid Unicode, this one has a surrogate without its partner";
        }
    }
}
