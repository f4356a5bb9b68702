using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace V2Comparison.Differences;

/// <summary>Why only one of two tools has a number for a unit.</summary>
internal static class LoneUnits
{
    /// <summary>The documented reason why V2004 alone has a number; null when there is none.</summary>
    public static string? OnlyOurs(SyntaxNode unit, Tool tool) => unit switch
    {
        VariableDeclaratorSyntax or BaseTypeDeclarationSyntax => "an initializer, or the arguments of a base: units of V2004 only",
        PropertyDeclarationSyntax { Initializer: not null } => "an initializer, or the arguments of a base: units of V2004 only",
        LocalFunctionStatementSyntax => "a local function: counted in its parent",
        _ => tool == Tool.Sonar ? NotInSonar(unit) : null,
    };

    /// <summary>The documented reason why the other tool alone has a number; null when there is none.</summary>
    public static string? OnlyTheirs(SyntaxNode unit) => Units.KindOf(unit) switch
    {
        "accessor without a body" or "member without a body" => "no body: nothing to count for V2004",
        _ => unit is TypeDeclarationSyntax { ParameterList: not null } ? "a primary constructor: no function for V2" : null,
    };

    private static string? NotInSonar(SyntaxNode unit) => unit switch
    {
        _ when GeneratedMarks.AreIn(unit.SyntaxTree) => GeneratedMarks.Reason,
        ConversionOperatorDeclarationSyntax => "a conversion operator: not looked at by S1541",
        BasePropertyDeclarationSyntax when Units.KindOf(unit) == "arrow property" => "an arrow property: S1541 starts it at 0",
        CompilationUnitSyntax => "top-level statements: not looked at by S1541",
        _ => null,
    };
}
