using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Emission;

/// <summary>Emits how a key is read from a session, and becomes text and back.</summary>
internal static class KeyEmitter
{
    /// <summary>How a part of a key sorts.</summary>
    public static string Kind(MemberSpec part) =>
        $"map::KeyPartKind.{(KeyTypes.IsInteger(part.Type.Name) ? "Number" : "Text")}";

    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        var key = session.Key;
        var values = string.Join(", ", key.Parts.Select(static part => $"session.{part.Name}"));
        var format = key.IsComposite
            ? $"map::KeyText.Join({string.Join(", ", key.Parts.Select((part, index) => Format(part.Type, key.Part("key", index))))})"
            : Format(key.Parts[0].Type, "key");
        writer.Write($"""
            public static {key.TypeName} GetKey({session.TypeName} session) => {(key.IsComposite ? $"({values})" : values)};
            public static string FormatKey({key.TypeName} key) => {format};
            """);
        if (!key.IsComposite)
        {
            writer.Write($"public static {key.TypeName} ParseKey(string text) => {Parse(key.Parts[0].Type, "text")};");
            return;
        }

        writer.Open($"public static {key.TypeName} ParseKey(string text)");
        writer.Write($"""
            var parts = map::KeyText.Split(text, {key.Parts.Count});
            return ({string.Join(", ", key.Parts.Select(static (part, index) => Parse(part.Type, $"parts[{index}]")))});
            """);
        writer.Close();
    }

    /// <summary>An expression that gives the text of one part.</summary>
    /// <param name="type">The part's type.</param>
    /// <param name="value">The part.</param>
    public static string Format(TypeSpec type, string value) => type switch
    {
        { Name: "string" } => value,
        { IsParsable: true } => $"map::ParsableText.Format({value})",
        _ => KeyTypes.IsInteger(type.Name) ? $"{value}.ToString(sys::Globalization.CultureInfo.InvariantCulture)" : $"{value}.ToString(\"D\", sys::Globalization.CultureInfo.InvariantCulture)",
    };

    private static string Parse(TypeSpec type, string text) => type switch
    {
        { Name: "string" } => text,
        { IsParsable: true } => $"map::ParsableText.ParseKey<{type.Name}>({text})",
        _ => KeyTypes.IsInteger(type.Name)
            ? $"{type.Name}.Parse({text}, sys::Globalization.NumberStyles.AllowLeadingSign, sys::Globalization.CultureInfo.InvariantCulture)"
            : $"{type.Name}.ParseExact({text}, \"D\")",
    };
}
