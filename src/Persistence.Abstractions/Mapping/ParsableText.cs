using System.ComponentModel;
using System.Globalization;

namespace Persistence.Mapping;

/// <summary>
/// The text of strongly typed ids: what they format themselves as in the invariant culture, by
/// <see cref="IFormattable"/> or else by their own <c>ToString()</c>, and what they parse again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParsableText
{
    /// <summary>Gives the text of an id.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="value">The id.</param>
    /// <returns>Its text; empty where it has none.</returns>
    public static string Format<T>(T value)
        where T : ISpanParsable<T> =>
        (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString()) ?? "";

    /// <summary>Reads an id back from its text.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="text">What <see cref="Format"/> gave.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The type does not take the text.</exception>
    public static T Parse<T>(string text)
        where T : ISpanParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Refused<T>(text);

    /// <summary>Reads an id that is a key, or a part of one. Keys are the same exactly when their texts are.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="text">What <see cref="Format"/> gave.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The type does not take the text, or has another one for the same id.</exception>
    public static T ParseKey<T>(string text)
        where T : ISpanParsable<T>
    {
        var value = Parse<T>(text);
        return Format(value) == text ? value : throw Refused<T>(text);
    }

    /// <summary>Says why an id cannot be stored.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="text">What <see cref="Format"/> gave.</param>
    /// <returns>The problem; null when the text reads back to an id with the same text.</returns>
    public static string? Problem<T>(string text)
        where T : ISpanParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) && Format(value) == text
            ? null
            : $"its text '{text}' does not read back to the same {typeof(T).Name}";

    private static FormatException Refused<T>(string text) => new($"'{text}' is not the text of a {typeof(T).Name}");
}
