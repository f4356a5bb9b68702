using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Diagnostics;

/// <summary>
/// Compares a session class as the finished project has it with what the generator saw. Generators do not see each other's code, so that what
/// another one adds to a class is not stored.
/// </summary>
internal static class SeenRules
{
    /// <summary>Compares a class that is right in the finished project.</summary>
    /// <param name="type">The class.</param>
    /// <param name="session">Its model, read from the finished project.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, SessionSpec session, DiagnosticSink problems)
    {
        INamespaceOrTypeSymbol container = type.ContainingType is { } outer ? outer : type.ContainingNamespace;
        if (Generated(container, $"I{type.Name}Store") is null)
        {
            return; // No generator was asked.
        }

        var shape = SessionShape.Of(session);
        var seen = Generated(container, type.Name + "Map")?.GetMembers(SessionShape.Constant).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string;
        if (seen == shape)
        {
            return;
        }

        var missing = seen is null ? [] : SessionShape.Missing(shape, seen).ToList();
        if (missing.Count == 0)
        {
            problems.Add(UsageDiagnostics.CompletedType, type, type.Name, Completed(type) is { } completed ? $"'{completed.Name}'" : "a type that it holds");
        }

        foreach (var (owner, member) in missing)
        {
            Report(type, owner, member, problems);
        }
    }

    private static void Report(INamedTypeSymbol type, string owner, string member, DiagnosticSink problems)
    {
        var field = owner == type.Name ? ObservedField(type, member) : null;
        var remedy = field is not null
            ? $"write [ObservableProperty] public partial {field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {member} {{ get; set; }} in place of the field"
            : "declare it in code, as a partial property where that generator takes one";
        problems.Add(UsageDiagnostics.AddedMember, (ISymbol?)field ?? type, member, owner, remedy);
    }

    // _title, m_title and title become Title.
    private static IFieldSymbol? ObservedField(INamedTypeSymbol type, string property) => type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field =>
        field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ObservablePropertyAttribute")
        && string.Equals(field.Name.TrimStart('_'), property, StringComparison.OrdinalIgnoreCase));

    // The first type among the members' that has a part in a generated file.
    private static ITypeSymbol? Completed(INamedTypeSymbol type) => MemberSymbols.Of(type)
        .SelectMany(static member => Along(MemberSymbols.TypeOf(member)))
        .FirstOrDefault(static held => held.DeclaringSyntaxReferences.Length > 1 && held.DeclaringSyntaxReferences.Any(static part => part.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<ITypeSymbol> Along(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Along(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic => generic.TypeArguments.SelectMany(Along).Prepend(generic),
        _ => [type],
    };

    private static INamedTypeSymbol? Generated(INamespaceOrTypeSymbol container, string name) =>
        container.GetTypeMembers(name, 0).FirstOrDefault(NameRules.IsOurs);
}
