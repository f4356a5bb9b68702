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
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool truth => truth ? "true" : "false",
        double number => Real(number, double.IsNaN(number), double.IsInfinity(number), "double", "D"),
        float number => Real(number, float.IsNaN(number), float.IsInfinity(number), "float", "F"),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        long number => number == long.MinValue ? "long.MinValue" : number.ToString(CultureInfo.InvariantCulture) + "L",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    private static string Real(IFormattable number, bool isNaN, bool isInfinite, string type, string suffix)
    {
        if (isNaN || isInfinite)
        {
            var sign = number.ToString("R", CultureInfo.InvariantCulture).StartsWith("-", StringComparison.Ordinal) ? "Negative" : "Positive";
            return isNaN ? $"{type}.NaN" : $"{type}.{sign}Infinity";
        }

        return number.ToString("R", CultureInfo.InvariantCulture) + suffix;
    }
}
