using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Parsing;

/// <summary>Writes constant values as C# literals, the same on every machine.</summary>
internal static class Literals
{
    /// <summary>Writes a constant.</summary>
    /// <param name="value">A primitive or a string.</param>
    /// <returns>The literal.</returns>
    public static string Of(object value) => value switch
    {
        string or char or bool => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        double or float => Real((IFormattable)value),
        decimal or ulong or long => Wide((IFormattable)value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    private static string Real(IFormattable number)
    {
        var (type, suffix) = number is double ? ("double", "D") : ("float", "F");
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text switch
        {
            "NaN" => type + ".NaN",
            "Infinity" => type + ".PositiveInfinity",
            "-Infinity" => type + ".NegativeInfinity",
            _ => text + suffix,
        };
    }

    private static string Wide(IFormattable number) => number switch
    {
        long.MinValue => "long.MinValue",
        long => Text(number) + "L",
        ulong => Text(number) + "UL",
        _ => Text(number) + "M",
    };

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
