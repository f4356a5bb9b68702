using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Mapping;

/// <summary>
/// Indexed values as text whose UTF-8 byte order is the order of the values, and which is equal exactly when the
/// values are equal. Used by backends that have no typed columns.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IndexText
{
    /// <summary>Text is its own form.</summary>
    public static string Encode(string value) => value;

    /// <summary>False before true.</summary>
    public static string Encode(bool value) => value ? "1" : "0";

    /// <summary>Lower case, 32 digits in five groups.</summary>
    public static string Encode(Guid value) => value.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>The address as it was written, which is what is stored: another case of its letters is another address.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Encode(Uri? value) => value?.OriginalString;

    /// <summary>The text of a strongly typed id; null is not indexed.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="value">The id.</param>
    /// <returns>The text; null for null.</returns>
    public static string? EncodeParsable<T>(T value)
        where T : ISpanParsable<T> =>
        value is null ? null : ParsableText.Format(value);

    /// <summary>The value of a nullable member; null is not indexed.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="encode">One of the other forms.</param>
    /// <returns>The text; null for null.</returns>
    public static string? Encode<T>(T? value, Func<T, string> encode)
        where T : struct =>
        value.HasValue ? encode(value.Value) : null;
}
