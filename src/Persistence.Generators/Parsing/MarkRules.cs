using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Parsing;

/// <summary>Checks the marks on a session class's members: that none is ignored, and that their values make sense.</summary>
internal static class MarkRules
{
    private static readonly string[] s_marks =
    [
        KnownNames.AppendOnlyAttribute, KnownNames.IndexedAttribute, KnownNames.PersistedNameAttribute, KnownNames.KeyAttribute, KnownNames.DueAttribute, KnownNames.ExpiresAtAttribute, KnownNames.SerializedByAttribute, KnownNames.SearchableAttribute, KnownNames.VectorAttribute,
    ];

    public static void Check(INamedTypeSymbol type, DiagnosticSink problems)
    {
        if (IgnoreRules.RequiredButExcluded(type) is { } required)
        {
            problems.Add(UsageDiagnostics.MemberType, required, required.Name, "it is required and yet never stored, so that a stored session could not be made again");
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false })
            {
                CheckPlace(member, problems);
                CheckValues(member, problems);
            }
        }
    }

    private static void CheckPlace(ISymbol member, DiagnosticSink problems)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (!MemberSymbols.IsCandidate(member) && IsMark(attribute))
            {
                problems.AddValue(attribute, null, member, "it is no public property with a getter, so that nothing of it is stored");
            }
        }

        if (Attributes.Has(member, KnownNames.AppendOnlyAttribute) && (Attributes.Find(member, KnownNames.IndexedAttribute) ?? Attributes.Find(member, KnownNames.KeyAttribute)) is { } second)
        {
            problems.AddValue(second, null, member, "it is a log, which can be neither indexed nor a key");
        }
    }

    private static void CheckValues(ISymbol member, DiagnosticSink problems)
    {
        if (Attributes.Find(member, KnownNames.PersistedNameAttribute) is { } named)
        {
            CheckName(Attributes.Argument<string>(named, 0), named, null, member, problems);
            foreach (var former in Attributes.NamedStrings(named, "Former"))
            {
                CheckName(former, named, "Former", member, problems);
            }

            FormerNameRules.Check(member, problems);
        }

        if (Attributes.Find(member, KnownNames.AppendOnlyAttribute) is { } log && Attributes.Named(log, "Append", 0) is not (0 or 1))
        {
            problems.AddValue(log, "Append", member, "it is Shared or Exclusive");
        }
    }

    /// <summary>Whether an index ignores case, which only texts have.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="attribute">Its mark; null for none.</param>
    /// <param name="type">Its type.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static bool IgnoresCase(ISymbol symbol, AttributeData? attribute, Model.TypeSpec type, DiagnosticSink problems)
    {
        if (attribute is null || !Attributes.Named(attribute, "IgnoreCase", false))
        {
            return false;
        }

        var isText = SearchableRules.IsText(type);
        if (!isText)
        {
            problems.AddValue(attribute, "IgnoreCase", symbol, "only texts have a case: a string, or a collection of strings");
        }

        return isText;
    }

    private static void CheckName(string? name, AttributeData attribute, string? argument, ISymbol member, DiagnosticSink problems)
    {
        if (NameProblem(name) is { } problem)
        {
            problems.AddValue(attribute, argument, member, problem);
        }
    }

    /// <summary>Says why a text can be no storage name of a member.</summary>
    /// <param name="name">The text.</param>
    /// <returns>The reason, for people; null when it can.</returns>
    public static string? NameProblem(string? name) =>
        name is null or { Length: 0 or > 64 } || name.Any(char.IsControl) ? "a name has 1 to 64 characters, none of them a control character" : null;

    private static bool IsMark(AttributeData attribute) => s_marks.Any(mark => Attributes.Is(attribute, mark));
}
