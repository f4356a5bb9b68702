using Microsoft.CodeAnalysis;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>The way out for a type that System.Text.Json keeps and a store cannot take apart: <c>[SerializedBy]</c>, to paste.</summary>
internal static class SerializerRemedy
{
    /// <summary>Finds the mark.</summary>
    /// <param name="owner">The member to mark.</param>
    /// <param name="culprit">The type that cannot be stored; not the user's.</param>
    /// <param name="reason">Why it cannot.</param>
    /// <returns>The mark, with what its context must have; null where it would not help.</returns>
    public static string? Of(ISymbol owner, INamedTypeSymbol culprit, string reason)
    {
        if (FrameworkTypes.Has(culprit) || ProtobufMessages.Is(culprit) || MemberRules.IsMarked(owner) || !HiddenSetters.IsInSource(owner) || reason.Contains("no member that could be"))
        {
            return null;
        }

        if (Utilities(culprit) is { } known)
        {
            return $"[SerializedBy(typeof({known}), nameof({known}.DefaultOptions))]";
        }

        var type = LogParser.EntryType(owner) is { } entry && Attributes.Has(owner, KnownNames.AppendOnlyAttribute) ? entry : MemberSymbols.TypeOf(owner);
        return $"[SerializedBy(typeof(YourJsonContext))], a JsonSerializerContext with [JsonSerializable(typeof({type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}))]";
    }

    // Libraries for agents have their options in a class beside their types: AIJsonUtilities, McpJsonUtilities.
    private static string? Utilities(INamedTypeSymbol culprit)
    {
        for (var space = culprit.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.GetTypeMembers().FirstOrDefault(static type => IsUtilities(type)) is { } found)
            {
                return found.Name;
            }
        }

        return null;
    }

    private static bool IsUtilities(INamedTypeSymbol type) =>
        type is { DeclaredAccessibility: Accessibility.Public, IsStatic: true }
        && type.Name.EndsWith("JsonUtilities", StringComparison.Ordinal)
        && type.GetMembers("DefaultOptions").Any(static member => member is IPropertySymbol { IsStatic: true, Type.Name: "JsonSerializerOptions" });
}
