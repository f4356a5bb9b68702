using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Reads <c>EntryKey</c> of a log: the id of entries whose type is not the user's.</summary>
internal static class EntryKeys
{
    private const string Argument = "EntryKey";

    /// <summary>The member that is the id.</summary>
    /// <param name="attribute">The mark of the log.</param>
    /// <param name="entryType">The type of its entries.</param>
    /// <param name="resolver">Describes the id's type.</param>
    /// <returns>Null where the log names none, or one that cannot be it.</returns>
    public static MemberSpec? Read(AttributeData attribute, ITypeSymbol entryType, TypeResolver resolver) =>
        Attributes.Named<string>(attribute, Argument) is { } name
        && Find(entryType, name) is { } member
        && Problem(member, resolver) is null
        && resolver.Resolve(NotNull(member), out _) is { } type
            ? MemberParser.Parse(member, type, null) with { IsKey = true, Checks = default }
            : null;

    /// <summary>Reports a name that is no id.</summary>
    /// <param name="symbol">The log.</param>
    /// <param name="log">What is known of it.</param>
    /// <param name="resolver">Knows what generated code may use.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(ISymbol symbol, LogSpec log, TypeResolver resolver, DiagnosticSink problems)
    {
        if (Attributes.Find(symbol, KnownNames.AppendOnlyAttribute) is not { } attribute || Attributes.Named<string>(attribute, Argument) is not { } name || LogParser.EntryType(symbol) is not { } entry)
        {
            return;
        }

        var problem = !log.Entry.IsForeign ? $"its entries are taken apart; mark the member of '{entry.Name}' that is the id [Key]"
            : Find(entry, name) is not { } member ? $"'{entry.Name}' has no property or field '{name}'"
            : Problem(member, resolver);
        if (problem is not null)
        {
            problems.Add(UsageDiagnostics.EntryKey, problems.AreReported ? Attributes.LocationOf(attribute, Argument) : null, [symbol.Name, problem]);
        }
    }

    private static ISymbol? Find(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).FirstOrDefault(static member => member is IPropertySymbol { IsStatic: false, GetMethod: not null } or IFieldSymbol { IsStatic: false }) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Problem(ISymbol member, TypeResolver resolver) => resolver.UseProblem(member)
        ?? (KeyTypes.IsKey(NotNull(member)) ? null
            : $"'{member.ContainingType.Name}.{member.Name}' is a '{MemberRules.TypeText(member)}'; an id is a string, a Guid, an integer or a type that implements ISpanParsable<T> and has a text of its own");

    // An entry whose id is null is refused when it is stored.
    private static ITypeSymbol NotNull(ISymbol member) => MemberSymbols.TypeOf(member).WithNullableAnnotation(NullableAnnotation.NotAnnotated);
}
