using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Mapping;

/// <content>Exact numbers, characters, addresses and versions.</content>
public static partial class IndexText
{
    /// <summary>
    /// The sign, how many digits stand before the point, and the digits, without zeros at the end: 1.50 is 1.5. Of a negative number each digit is what it lacks to nine, and the end is marked, so that
    /// the lowest sorts first.
    /// </summary>
    public static string Encode(decimal value)
    {
        var text = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = (point < 0 ? text.Length : point).ToString("D2", CultureInfo.InvariantCulture) + text.Replace(".", "", StringComparison.Ordinal);
        return value < 0 ? $"0{string.Concat(digits.Select(static digit => (char)('9' - digit + '0'))).TrimEnd('9')}~" : $"1{digits}".TrimEnd('0');
    }

    /// <summary>The character.</summary>
    public static string Encode(char value) => value.ToString();

    /// <summary>The address as it was written, which is what is stored: another case of its letters is another address.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Encode(Uri? value) => value?.OriginalString;

    /// <summary>Its two to four numbers, ten digits each; one that lacks a number comes before those that have it.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Encode(Version? value) =>
        value is null ? null : string.Join('.', value.ToString().Split('.').Select(static part => part.PadLeft(10, '0')));
}
