using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Parsing;

/// <summary>Finds former names in the spelling of one backend.</summary>
internal static class FormerNameRules
{
    /// <summary>
    /// Checks the former names of a member of a session class or of an entry. A name in one backend's spelling is read on all of them; but its
    /// author may think that it is needed twice, or that it means one backend only.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="problems">Receives what is found.</param>
    public static void Check(ISymbol member, DiagnosticSink problems)
    {
        if (!problems.AreReported || Attributes.Find(member, KnownNames.PersistedNameAttribute) is not { } named)
        {
            return;
        }

        var names = StorageNames.FormerOf(named).ToList();
        for (var index = 0; index < names.Count; index++)
        {
            if (FormerNames.ToSuggest(names[index]) is { } inCode && !IsClear(names, inCode))
            {
                problems.Add(UsageDiagnostics.FormerSpelling, PlaceOf(named, index, names.Count), [names[index], member.Name, inCode]);
            }
        }
    }

    private static bool IsClear(List<string> names, string inCode) =>
        names.Contains(inCode) || (names.Contains(Naming.CamelCase(inCode)) && names.Contains(Naming.SnakeCase(inCode)));

    private static Location? PlaceOf(AttributeData named, int index, int count)
    {
        var syntax = named.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        var value = syntax?.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Former")?.Expression;
        var elements = ElementsOf(value);
        return elements.Count == count ? elements[index].GetLocation() : value?.GetLocation();
    }

    private static List<ExpressionSyntax> ElementsOf(ExpressionSyntax? value) => value switch
    {
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        _ => [],
    };
}
