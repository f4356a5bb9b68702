using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Mapping;

/// <summary>Indexed numbers, characters and versions as text, as <see cref="IndexText"/> says.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NumberIndexText
{
    /// <summary>Twenty digits, moved up by 2^63 so that negative values sort first.</summary>
    public static string Encode(long value) => Encode((ulong)value ^ (1UL << 63));

    /// <summary>Twenty digits.</summary>
    public static string Encode(ulong value) => value.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>Twenty digits of the bits, arranged so that they sort as the values do. Minus zero is zero.</summary>
    public static string Encode(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0.0 : value);
        return Encode((ulong)(bits < 0 ? ~bits : bits ^ long.MinValue));
    }

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

    /// <summary>Its two to four numbers, ten digits each; one that lacks a number comes before those that have it.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Encode(Version? value) =>
        value is null ? null : string.Join('.', value.ToString().Split('.').Select(static part => part.PadLeft(10, '0')));
}
