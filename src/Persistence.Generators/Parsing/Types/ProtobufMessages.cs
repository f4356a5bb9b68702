using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>
/// Messages of Protocol Buffers. Some know which of their fields were set, or which one of several that exclude each other; setting every
/// member of another message would set all of them.
/// </summary>
internal static class ProtobufMessages
{
    /// <summary>Whether a type is a message.</summary>
    /// <param name="type">The type.</param>
    public static bool Is(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static face => face is { Name: "IMessage", Arity: 0 } && face.ContainingNamespace.ToDisplayString() == "Google.Protobuf");

    /// <summary>Says why a message does not come back from its members.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The reason, for people; null when it does, and when the type is no message.</returns>
    public static string? Problem(INamedTypeSymbol type) =>
        Is(type) && type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(static property => IsPresence(property)) is { } presence
            ? $"'{type.Name}' is a message of Protocol Buffers whose '{presence.Name}' would not come back"
            : null;

    private static bool IsPresence(IPropertySymbol property) =>
        property is { SetMethod: null, IsStatic: false } && (IsHas(property) || property.Type.Name == Stem(property.Name, "Case") + "OneofCase");

    private static bool IsHas(IPropertySymbol property) =>
        property.Type.SpecialType == SpecialType.System_Boolean
        && property.Name.StartsWith("Has", StringComparison.Ordinal)
        && !property.ContainingType.GetMembers("Clear" + property.Name.Substring("Has".Length)).IsEmpty;

    private static string? Stem(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) ? name.Substring(0, name.Length - end.Length) : null;
}
