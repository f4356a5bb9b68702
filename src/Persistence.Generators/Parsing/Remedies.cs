using Microsoft.CodeAnalysis;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Adds to the reason why a member cannot be stored the way out that works for its type, with the code to paste.</summary>
internal static class Remedies
{
    /// <summary>Completes a reason.</summary>
    /// <param name="symbol">The member of the session class.</param>
    /// <param name="reason">Why it cannot be stored; where a way out stands after a semicolon already, that one holds unless the type is not the user's.</param>
    /// <param name="findings">Knows which type is to blame, and which member of the user's holds it.</param>
    /// <returns>The reason and the way out.</returns>
    public static string Complete(ISymbol symbol, string reason, Findings findings)
    {
        var owner = findings.Owner ?? symbol;
        if (findings.Culprit is not { } culprit)
        {
            return reason.Contains(";") ? reason : $"{reason}; {Other(owner)}";
        }

        if (!ProtobufMessages.Is(culprit) && HiddenSetters.IsInSource(culprit))
        {
            return reason.Contains(";") ? reason : $"{reason}; {Own(culprit)}";
        }

        return $"{reason.Split(';')[0]}; {Foreign(owner, SymbolEqualityComparer.Default.Equals(owner, symbol) ? "it" : $"'{owner.ContainingType.Name}.{owner.Name}'", culprit, reason)}";
    }

    private static string Other(ISymbol owner)
    {
        var type = MemberSymbols.TypeOf(owner);
        return type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic
            ? "make it a JsonElement, which holds any JSON"
            : "change its type or mark it [NotMapped]";
    }

    private static string Own(INamedTypeSymbol culprit) =>
        culprit.TypeKind == TypeKind.Interface || culprit.IsAbstract
            ? $"mark it [JsonDerivedType(typeof(…), \"…\")] for each class that may stand there"
            : Attributes.Has(culprit, KnownNames.JsonConverterAttribute) ? $"implement ISpanParsable<{culprit.Name}> and ToString() to store it as text"
            : "change its type or mark it [NotMapped]";

    private static string Foreign(ISymbol owner, string called, INamedTypeSymbol culprit, string reason)
    {
        if (culprit.TypeKind == TypeKind.Delegate)
        {
            return $"mark {called} [NotMapped]";
        }

        var declared = MemberSymbols.TypeOf(owner);
        var type = declared.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (declared.SpecialType == SpecialType.System_Object)
        {
            return Other(owner);
        }

        if (SerializerRemedy.Of(owner, culprit, reason) is { } mark)
        {
            return $"mark {called} {mark}";
        }

        if (Attributes.Has(owner, KnownNames.AppendOnlyAttribute))
        {
            return "make it a log of a record of your own that holds the value, such as record Stored([property: Key] string Id, JsonElement Value), or a part of it";
        }

        return $"mark {called} [NotMapped] and store a surrogate of it: {Surrogate(owner.Name, type, declared, culprit, reason)}";
    }

    private static string Surrogate(string name, string type, ITypeSymbol declared, INamedTypeSymbol culprit, string reason)
    {
        var mayBeNull = declared.NullableAnnotation == NullableAnnotation.Annotated;
        var isItself = SymbolEqualityComparer.Default.Equals(declared, culprit);
        if (isItself && Parsing(culprit) is { } rest)
        {
            return AsText(name, type, culprit.IsValueType, mayBeNull, rest);
        }

        if (isItself && ProtobufMessages.Is(culprit))
        {
            return AsBytes(name, type, mayBeNull);
        }

        // What System.Text.Json would lose too needs a value that its user knows.
        return isItself && (FrameworkTypes.Has(culprit) || reason.Contains("no member that could be"))
            ? $"public long {name}Stored {{ get => …; set => {name} = …; }}, with its value as a number, a text or any supported type"
            : $"public JsonElement {name}Stored {{ get => JsonSerializer.SerializeToElement({name}); set => {name} = value.Deserialize<{type}>()!; }}";
    }

    private static string AsBytes(string name, string type, bool mayBeNull) => mayBeNull
        ? $"public byte[]? {name}Stored {{ get => {name}?.ToByteArray(); set => {name} = value is null ? null : {type}.Parser.ParseFrom(value); }}"
        : $"public byte[] {name}Stored {{ get => {name}.ToByteArray(); set => {name} = {type}.Parser.ParseFrom(value); }}";

    private static string AsText(string name, string type, bool isValueType, bool mayBeNull, string rest) =>
        isValueType ? $"public string {name}Stored {{ get => FormattableString.Invariant($\"{{{name}}}\"); set => {name} = {type}.Parse(value{rest}); }}"
        : mayBeNull ? $"public string? {name}Stored {{ get => {name}?.ToString(); set => {name} = value is null ? null : {type}.Parse(value{rest}); }}"
        : $"public string {name}Stored {{ get => {name}.ToString(); set => {name} = {type}.Parse(value{rest}); }}";

    // How the type is read from text: what stands after the text among the arguments; null where it is not.
    private static string? Parsing(INamedTypeSymbol type)
    {
        var methods = type.GetMembers("Parse").OfType<IMethodSymbol>()
            .Where(static method => method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] })
            .ToList();
        return methods.Any(static method => method.Parameters is [_, { Type.Name: "IFormatProvider" }]) ? ", CultureInfo.InvariantCulture"
            : methods.Any(static method => method.Parameters.Length == 1) ? ""
            : null;
    }
}
