using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>From a session class to its model. Pure: the same class always gives an equal model.</summary>
public static class SessionParser
{
    /// <summary>Reads a session class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">The project it stands in.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="cancellation">Stops the work when the code was edited meanwhile.</param>
    /// <returns>The model; null when something is wrong.</returns>
    public static SessionSpec? Parse(INamedTypeSymbol type, Compilation compilation, Problems problems, CancellationToken cancellation)
    {
        ShapeRules.Check(type, compilation, problems);
        var isPlain = !problems.HasErrors;
        SessionAttributes.Check(type, problems);
        var settings = SessionSettings.Read(type, problems);

        // A wrong attribute hides nothing that is wrong with the members; only who reports nothing need not go on.
        if (settings is null || !isPlain || (problems.HasErrors && !problems.AreReported))
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        ISymbol within = type.ContainingType is { } container ? container : compilation.Assembly;
        var resolver = new TypeResolver(MapName(type), symbol => IsPublic(symbol) || compilation.IsSymbolAccessibleWithin(symbol, within));
        var members = SessionMembers.Read(type, resolver, problems);
        cancellation.ThrowIfCancellationRequested();
        NameRules.Check(type, members, problems);
        RenamedLogRules.Check(type, settings.SchemaVersion, members, problems);
        if (settings.Async)
        {
            AsyncNameRules.Check(type, members, problems);
        }

        return problems.HasErrors ? null : Describe(type, settings, members, resolver);
    }

    // The compiler answers that too, but looks through all references first.
    private static bool IsPublic(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private static SessionSpec Describe(INamedTypeSymbol type, SessionSettings settings, SessionMembers members, TypeResolver resolver) => new()
    {
        Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_namespace),
        Containers = Containers(type).ToEquatableArray(),
        Name = Naming.Identifier(type.Name),
        PlainName = type.Name,
        TypeName = Naming.FullName(type),
        HintPrefix = type.ToDisplayString(s_hint),
        Accessibility = AccessibilityOf(type),
        StorageName = settings.Name,
        SchemaVersion = settings.SchemaVersion,
        TimeToLiveTicks = settings.TimeToLiveTicks,
        SlidingExpiration = settings.SlidingExpiration,
        Async = settings.Async,
        Backends = settings.Backends,
        Key = new KeySpec(members.Key.ToEquatableArray()),
        Members = members.Header.ToEquatableArray(),
        Unknown = members.Unknown,
        RetiredNames = RetiredNames(type),
        Logs = members.Logs.ToEquatableArray(),
        Indexes = members.Indexes.ToEquatableArray(),
        Objects = resolver.Objects.ToEquatableArray(),
        Families = resolver.Families.ToEquatableArray(),
    };

    private static EquatableArray<string> RetiredNames(INamedTypeSymbol type) => FormerNames.InJson(type.GetAttributes()
        .Where(static attribute => Attributes.Is(attribute, KnownNames.RetiredAttribute))
        .Select(static attribute => Attributes.Argument<string>(attribute, 0) ?? "")).ToEquatableArray();

    private static readonly SymbolDisplayFormat s_hint = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat s_namespace = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static string MapName(INamedTypeSymbol type)
    {
        var name = Naming.FullName(type);
        var simple = Naming.Identifier(type.Name);
        return name.Substring(0, name.Length - simple.Length) + type.Name + "Map";
    }

    private static Stack<string> Containers(INamedTypeSymbol type)
    {
        var containers = new Stack<string>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            var keyword = (container.IsRecord, container.TypeKind) switch
            {
                (true, TypeKind.Struct) => "record struct",
                (true, _) => "record",
                (_, TypeKind.Struct) => "struct",
                (_, TypeKind.Interface) => "interface",
                _ => "class",
            };
            containers.Push($"partial {keyword} {Naming.Identifier(container.Name)}");
        }

        return containers;
    }

    private static string AccessibilityOf(INamedTypeSymbol type) => type.DeclaredAccessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Private => "private",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "internal",
    };
}
