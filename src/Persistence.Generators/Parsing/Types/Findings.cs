using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>What is noted while the types of one session class are read, besides their descriptions.</summary>
internal sealed class Findings
{
    private HashSet<IAssemblySymbol>? _assemblies;
    private SortedSet<string>? _warnings;
    private readonly Dictionary<ISymbol, string> _unread = new(SymbolEqualityComparer.Default);

    /// <summary>The ids of the compiler's diagnostics that what the class uses is marked with, such as those of <c>[Experimental]</c>.</summary>
    public IEnumerable<string> Warnings => _warnings ?? Enumerable.Empty<string>();

    /// <summary>The members of the user's own types that hold a value and do not come back, each with what it is.</summary>
    public IReadOnlyDictionary<ISymbol, string> Unread => _unread;

    /// <summary>The type that the last refused member failed at; null before that.</summary>
    public INamedTypeSymbol? Culprit { get; private set; }

    /// <summary>The last member in the project's own code on the way to it; null where that is the session's.</summary>
    public ISymbol? Owner { get; private set; }

    /// <summary>Forgets why the last member was refused.</summary>
    public void StartMember() => (Culprit, Owner) = (null, null);

    /// <summary>Notes at which type a member failed: the first one noted is the innermost.</summary>
    /// <param name="type">The type.</param>
    public void Blame(INamedTypeSymbol type) => Culprit ??= type;

    /// <summary>Notes on which way a member failed.</summary>
    /// <param name="member">A member on that way.</param>
    public void PassThrough(ISymbol member) => Owner ??= HiddenSetters.IsInSource(member) ? member : null;

    /// <summary>Notes a member that does not come back.</summary>
    /// <param name="member">The member.</param>
    /// <param name="reason">Why, for people.</param>
    public void AddUnread(ISymbol member, string reason) => _unread[member] = reason;

    /// <summary>Forgets what was noted of a type that is refused, which has its own error.</summary>
    /// <param name="type">The type.</param>
    public void Forget(INamedTypeSymbol type)
    {
        foreach (var member in _unread.Keys.Where(member => SymbolEqualityComparer.Default.Equals(member.ContainingType, type)).ToList())
        {
            _unread.Remove(member);
        }
    }

    /// <summary>Notes the diagnostics that every use of a type or member gives.</summary>
    /// <param name="symbol">The type or member.</param>
    /// <returns>Whether no code may use it.</returns>
    public bool IsForbidden(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Attributes.Is(attribute, KnownNames.ObsoleteAttribute))
            {
                if (Attributes.Argument<bool>(attribute, 1))
                {
                    return true;
                }

                Add(Attributes.Named<string>(attribute, "DiagnosticId"));
            }
            else if (Attributes.Is(attribute, KnownNames.ExperimentalAttribute))
            {
                Add(Attributes.Argument<string>(attribute, 0));
            }
        }

        return symbol is IPropertySymbol { OverriddenProperty: { } overridden } && IsForbidden(overridden);
    }

    /// <summary>Says why no code at all may use a type or member, and notes what every use of it gives.</summary>
    /// <param name="symbol">The type or member.</param>
    /// <returns>The reason, for people; null when code may.</returns>
    public string? ForbiddenProblem(ISymbol symbol)
    {
        // What is obsolete as an error cannot be used by any code, and no pragma changes that.
        if (IsForbidden(symbol))
        {
            return $"'{symbol.Name}' is obsolete as an error, so that no code may use it";
        }

        if (symbol is INamedTypeSymbol type)
        {
            for (var container = type.ContainingType; container is not null; container = container.ContainingType)
            {
                IsForbidden(container);
            }

            if (type.ContainingAssembly is { } assembly && (_assemblies ??= new(SymbolEqualityComparer.Default)).Add(assembly))
            {
                IsForbidden(assembly);
            }
        }

        return null;
    }

    private void Add(string? id)
    {
        if (id is { Length: > 0 } && id.All(static character => char.IsLetterOrDigit(character) || character == '_'))
        {
            (_warnings ??= new(StringComparer.Ordinal)).Add(id);
        }
    }
}
