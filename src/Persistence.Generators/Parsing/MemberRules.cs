using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Checks single members.</summary>
internal static class MemberRules
{
    /// <summary>Reports a member that cannot be stored.</summary>
    public static void Report(ISymbol symbol, string problem, TypeResolver resolver, DiagnosticSink problems)
    {
        // A type that is unknown has its own compiler error; a second one here would only be noise.
        if (resolver.MetUnknownType || MemberSymbols.TypeOf(symbol).TypeKind == TypeKind.Error)
        {
            problems.StaySilent();
            return;
        }

        problems.Add(UsageDiagnostics.MemberType, symbol, symbol.Name, problems.AreReported ? Remedies.Complete(symbol, problem, resolver.Findings) : problem);
    }

    /// <summary>Reports what holds a value that does not come back.</summary>
    public static void ReportUnread(INamedTypeSymbol type, TypeResolver resolver, DiagnosticSink problems)
    {
        if (!problems.AreReported)
        {
            return;
        }

        foreach (var field in UnreadRules.Fields(type))
        {
            resolver.Findings.AddUnread(field, "fields are not stored");
        }

        foreach (var item in resolver.Findings.Unread)
        {
            var member = item.Key;
            var name = SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? member.Name : $"{member.ContainingType.Name}.{member.Name}";
            var remedy = member is IFieldSymbol ? "make it a property, or mark it [JsonInclude] or [NotMapped]"
                : HiddenSetters.IsInSource(member) ? "add a setter (init or private will do), or mark it [NotMapped]"
                : "hold its value in a member of your own";
            problems.Add(UsageDiagnostics.NotReadBack, HiddenSetters.IsInSource(member) ? member : type, name, item.Value, remedy);
        }
    }

    /// <summary>Says why a member cannot be stored, its type left aside.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="owner">The class that is stored: the one that declares the member, or one made from it.</param>
    /// <param name="resolver">Knows what generated code may use.</param>
    /// <returns>The reason, for people; null when it may.</returns>
    public static string? UseProblem(ISymbol symbol, INamedTypeSymbol owner, TypeResolver resolver) =>
        resolver.UseProblem(symbol) ?? GenericOwners.Problem(symbol.ContainingType) ?? (symbol is IPropertySymbol { GetMethod: { } getter } && !IsPlain(getter) && resolver.UseProblem(getter) is not null
            ? $"generated code cannot reach the getter of '{symbol.Name}'; make it internal or public"
            : null)
        ?? Converters.Problem(symbol, MemberSymbols.TypeOf(symbol))
        ?? IgnoreRules.Problem(symbol)
        ?? NumberHandling.Problem(symbol, owner)
        ?? CreationHandling.Problem(symbol, owner);

    // A getter as nearly all are, which the compiler need not look for attributes of.
    private static bool IsPlain(IMethodSymbol getter) =>
        getter is { DeclaredAccessibility: Accessibility.Public, DeclaringSyntaxReferences: [var reference] }
        && reference.GetSyntax() is AccessorDeclarationSyntax { AttributeLists.Count: 0 };

    /// <summary>Checks that the key's type can be a key.</summary>
    public static void CheckKey(ISymbol symbol, MemberSpec member, DiagnosticSink problems)
    {
        if (member.IsKey && !KeyTypes.IsKey(MemberSymbols.TypeOf(symbol)))
        {
            problems.Add(UsageDiagnostics.KeyType, symbol, symbol.Name, TypeText(symbol));
        }
    }

    /// <summary>Whether a member bears a mark that makes no sense for what is not stored.</summary>
    public static bool IsMarked(ISymbol symbol) =>
        Attributes.Has(symbol, KnownNames.KeyAttribute)
        || Attributes.Has(symbol, KnownNames.IndexedAttribute)
        || Attributes.Has(symbol, KnownNames.SearchableAttribute)
        || Attributes.Has(symbol, KnownNames.SerializedByAttribute)
        || Attributes.Has(symbol, KnownNames.JsonRequiredAttribute);

    /// <summary>Whether a base class declares a member.</summary>
    public static bool IsInherited(ISymbol symbol, INamedTypeSymbol type) => !SymbolEqualityComparer.Default.Equals(symbol.ContainingType, type);

    /// <summary>A member's type, for people.</summary>
    public static string TypeText(ISymbol symbol) =>
        MemberSymbols.TypeOf(symbol).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
