using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>
/// What a member that may be null begins with, for the rows that are older than its column: NULL in one of these would be read as a null that was stored. Of other members the class itself gives the value.
/// </summary>
internal static class ColumnDefaults
{
    /// <summary>Finds it.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="parameter">The parameter of the constructor that sets it; null for none.</param>
    /// <param name="column">Its column.</param>
    /// <returns>A literal of SQL; empty for NULL, and for a value that is no text, number or Boolean known to the compiler.</returns>
    public static string Of(ISymbol symbol, IParameterSymbol? parameter, ColumnRef column)
    {
        var value = parameter is null ? Initial(symbol) : parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null;
        return value is null ? "" : Literal(value, column.Value ?? column);
    }

    private static string Literal(object value, ColumnRef held) => held.Kind is not (ColumnKind.Value or ColumnKind.Enum)
        ? ""
        : (held.StrictType, held.Name) switch
        {
            ("INTEGER", not "TimeSpanTicks") => Integer(value),
            (_, "Double" or "Single") => Real(value),
            (_, "String") => Text(value),
            _ => "",
        };

    /// <summary>Whether a member begins with something that is made when its object is: what that is, the program says when it runs.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="parameter">The parameter of the constructor that sets it; null for none.</param>
    /// <param name="column">Its column.</param>
    public static bool IsMade(ISymbol symbol, IParameterSymbol? parameter, ColumnRef column) =>
        parameter is null
        && Initializer(symbol) is { } initializer
        && !(initializer.IsKind(SyntaxKind.NullLiteralExpression) || initializer.IsKind(SyntaxKind.DefaultLiteralExpression))
        && Of(symbol, parameter, column).Length == 0;

    private static object? Initial(ISymbol symbol) => Initializer(symbol) is { } initializer ? Constant(initializer) : null;

    private static ExpressionSyntax? Initializer(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax() switch
            {
                PropertyDeclarationSyntax property => property.Initializer,
                VariableDeclaratorSyntax field => field.Initializer,
                _ => null,
            };
            if (initializer is not null)
            {
                return initializer.Value;
            }
        }

        return null;
    }

    private static object? Constant(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value,
        PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => Constant(minus.Operand) switch
        {
            int number => -number,
            long number => -number,
            double number => -number,
            float number => -number,
            _ => null,
        },
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty", Expression: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } } => "",
        _ => null,
    };

    private static string Integer(object value) => value switch
    {
        bool truth => truth ? "1" : "0",
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Real(object value) => value switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture) + ".0",
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => number.ToString("E16", CultureInfo.InvariantCulture),
        float number when !float.IsNaN(number) && !float.IsInfinity(number) => ((double)number).ToString("E16", CultureInfo.InvariantCulture),
        _ => "",
    };

    // A zero byte would end the statement.
    private static string Text(object value) => value is string text && text.IndexOf('\0') < 0 ? $"'{text.Replace("'", "''")}'" : "";
}
