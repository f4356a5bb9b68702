using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace V2Comparison.Differences;

/// <summary>The documented reasons why V2005 and S107 count other parameters.</summary>
internal static class ParameterReasons
{
    /// <summary>The reason for one declaration; null when nothing documented explains the numbers.</summary>
    public static string? Of(SyntaxNode unit, CSharpCompilation compilation, int ours, int theirs)
    {
        if (ours > theirs)
        {
            return theirs == 0 && PassesToBase(unit) ? "a primary constructor with arguments for its base: not looked at by S107" : OursOnly(unit, ours, theirs);
        }

        return unit switch
        {
            AnonymousFunctionExpressionSyntax => "a lambda for a delegate declared elsewhere: exempt in V2005",
            ConstructorDeclarationSyntax { Initializer: not null } => Initializer,
            BaseMethodDeclarationSyntax method => Exempt(method, compilation.GetSemanticModel(unit.SyntaxTree), theirs - ours),
            _ => null,
        };
    }

    private const string Initializer = "a constructor with base or this: S107 takes off every argument, V2005 those passed on unchanged to base";

    private static int Supplied(ConstructorDeclarationSyntax constructor) =>
        constructor.ParameterList.Parameters.Count(static parameter => parameter.AttributeLists.SelectMany(static list => list.Attributes)
            .Any(static attribute => attribute.Name.ToString() == "PersistentState"));

    private static bool PassesToBase(SyntaxNode unit) =>
        unit is TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments.Count: > 0 }, ..] };

    private static string? OursOnly(SyntaxNode unit, int ours, int theirs) => unit switch
    {
        _ when GeneratedMarks.AreIn(unit.SyntaxTree) => GeneratedMarks.Reason,
        ConstructorDeclarationSyntax { Initializer: not null } => Initializer,
        ConstructorDeclarationSyntax constructor when ours - theirs == Supplied(constructor) => "parameters that a framework supplies by their attribute: not counted by S107",
        BasePropertyDeclarationSyntax => "an indexer: not looked at by S107",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "an operator: not looked at by S107",
        _ => null,
    };

    private static string? Exempt(BaseMethodDeclarationSyntax method, SemanticModel model, int more)
    {
        var symbol = model.GetDeclaredSymbol(method);
        if (symbol is null)
        {
            return null;
        }

        if (symbol.IsOverride || method is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } || Implements(symbol))
        {
            return "an override or an implementation of an interface: exempt in V2005";
        }

        return symbol switch
        {
            { IsExtensionMethod: true } when more == 1 => "the receiver of an extension method: not counted by V2005",
            { IsExtern: true } => "an extern member: exempt in V2005",
            _ => null,
        };
    }

    private static bool Implements(IMethodSymbol symbol) =>
        symbol.ExplicitInterfaceImplementations.Length > 0
        || symbol.ContainingType.AllInterfaces.SelectMany(face => face.GetMembers(symbol.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));
}
