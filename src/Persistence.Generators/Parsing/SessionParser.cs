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
    public static SessionSpec? Parse(INamedTypeSymbol type, Compilation compilation, DiagnosticSink problems, CancellationToken cancellation) =>
        Read(type, compilation, problems, cancellation) is { IsRefused: false } session ? session : null;

    /// <summary>Reads a session class, whatever is wrong with it.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">The project it stands in.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="cancellation">Stops the work when the code was edited meanwhile.</param>
    /// <returns>The model; of a wrong class as much as is known of it, or null where nothing can stand beside it.</returns>
    public static SessionSpec? Read(INamedTypeSymbol type, Compilation compilation, DiagnosticSink problems, CancellationToken cancellation)
    {
        ShapeRules.Check(type, compilation, problems);
        var isPlain = !problems.HasErrors;
        SessionAttributes.Check(type, problems);
        if (SessionSettings.Read(type, problems) is not { } settings)
        {
            return null;
        }

        if (!isPlain)
        {
            return Shell(type, settings);
        }

        // A wrong attribute hides nothing that is wrong with the members.
        cancellation.ThrowIfCancellationRequested();
        ISymbol within = type.ContainingType is { } container ? container : compilation.Assembly;
        var resolver = new TypeResolver(symbol => IsPublic(symbol) || compilation.IsSymbolAccessibleWithin(symbol, within));
        resolver.Findings.ForbiddenProblem(type);
        var members = SessionMembers.Read(type, resolver, problems);
        cancellation.ThrowIfCancellationRequested();
        NameRules.Check(type, members, problems);
        DueRules.Check(type, settings.Leases, problems);
        var expiresAt = ExpiresAtRules.Read(type, resolver, problems);
        StoreMemberRules.Check(type, members, settings.Async, problems);
        var upgrades = UpgradeSteps.Read(type, settings.SchemaVersion, members.Logs, problems);
        return problems.HasErrors && (members.Key.Count == 0 || problems.HasNameClash)
            ? Shell(type, settings)
            : Describe(type, settings, (members, upgrades), resolver) with { ExpiresAt = expiresAt, IsRefused = problems.HasErrors };
    }

    // Types by the names that code uses, with nothing in them.
    private static SessionSpec? Shell(INamedTypeSymbol type, SessionSettings settings)
    {
        if (type.ContainingType is not null || type.IsFileLocal)
        {
            return null;
        }

        var names = NameRules.GeneratedNames(type.Name)
            .Where(name => name != type.Name + "Map" && type.ContainingNamespace.GetTypeMembers(name, 0).All(NameRules.IsOurs));
        return new()
        {
            Namespace = Declarations.NamespaceOf(type),
            Name = Naming.Identifier(type.Name),
            PlainName = type.Name,
            TypeName = Naming.FullName(type),
            HintPrefix = Declarations.HintPrefix(type),
            Accessibility = Declarations.AccessibilityOf(type),
            StorageName = settings.Name,
            Backends = settings.Backends,
            Key = new KeySpec(default),
            IsRefused = true,
            ShellNames = names.ToEquatableArray(),
        };
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

    private static SessionSpec Describe(INamedTypeSymbol type, SessionSettings settings, (SessionMembers Members, UpgradeSteps Upgrades) read, TypeResolver resolver) => new()
    {
        Namespace = Declarations.NamespaceOf(type),
        Containers = Declarations.Containers(type).ToEquatableArray(),
        Name = Naming.Identifier(type.Name),
        PlainName = type.Name,
        TypeName = Naming.FullName(type),
        HintPrefix = Declarations.HintPrefix(type),
        Accessibility = Declarations.AccessibilityOf(type),
        ServiceAccessibility = Declarations.OutermostAccessibilityOf(type),
        StorageName = settings.Name,
        SchemaVersion = settings.SchemaVersion,
        TimeToLiveTicks = settings.TimeToLiveTicks,
        SlidingExpiration = settings.SlidingExpiration,
        Async = settings.Async,
        Leases = settings.Leases,
        Due = settings.Leases ? read.Members.Due : null,
        Backends = settings.Backends,
        Key = new KeySpec(read.Members.Key.ToEquatableArray()),
        Members = read.Members.Header.ToEquatableArray(),
        Unknown = read.Members.Unknown,
        RetiredNames = RetiredNames(type),
        Upgrades = read.Upgrades.Of(null),
        Logs = read.Members.Logs.Select(log => read.Upgrades.Of(log.Member.PlainName) is { Count: > 0 } steps ? log with { Upgrades = steps } : log).ToEquatableArray(),
        Indexes = read.Members.Indexes.ToEquatableArray(),
        CompoundIndexes = read.Members.CompoundIndexes.ToEquatableArray(),
        Objects = resolver.Objects.ToEquatableArray(),
        Foreign = resolver.Foreign.Found.ToEquatableArray(),
        Families = resolver.Families.ToEquatableArray(),
        Enums = resolver.Enums.Found.ToEquatableArray(),
        Warnings = resolver.Findings.Warnings.ToEquatableArray(),
    };

    private static EquatableArray<string> RetiredNames(INamedTypeSymbol type) => FormerNames.InJson(type.GetAttributes()
        .Where(static attribute => Attributes.Is(attribute, KnownNames.RetiredAttribute))
        .Select(static attribute => Attributes.Argument<string>(attribute, 0) ?? "")).ToEquatableArray();
}
