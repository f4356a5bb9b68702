using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Emission;

/// <summary>Emits how a key is read from a session, and becomes text and back.</summary>
internal static class KeyEmitter
{
    /// <summary>How a part of a key sorts.</summary>
    public static string Kind(MemberSpec part) =>
        $"{Names.Mapping}.KeyPartKind.{(KeyTypes.IsInteger(part.Type.Name) ? "Number" : "Text")}";

    public static void Emit(SessionSpec session, SourceWriter writer)
    {
        var key = session.Key;
        var values = string.Join(", ", key.Parts.Select(static part => $"session.{part.Name}"));
        writer.Write($"""
            /// <inheritdoc/>
            public static {key.TypeName} GetKey({session.TypeName} session) => {(key.IsComposite ? $"({values})" : values)};

            /// <inheritdoc/>
            public static string FormatKey({key.TypeName} key) => {(key.IsComposite
                    ? $"{Names.Mapping}.KeyText.Join({string.Join(", ", key.Parts.Select((part, index) => Format(part.Type.Name, key.Part("key", index))))})"
                    : Format(key.Parts[0].Type.Name, "key"))};

            """);
        if (!key.IsComposite)
        {
            writer.Write($"""
                /// <inheritdoc/>
                public static {key.TypeName} ParseKey(string text) => {Parse(key.Parts[0].Type.Name, "text")};
                """);
            return;
        }

        writer.Write("/// <inheritdoc/>");
        writer.Open($"public static {key.TypeName} ParseKey(string text)");
        writer.Write($"""
            var parts = {Names.Mapping}.KeyText.Split(text, {key.Parts.Count});
            return ({string.Join(", ", key.Parts.Select(static (part, index) => Parse(part.Type.Name, $"parts[{index}]")))});
            """);
        writer.Close();
    }

    /// <summary>An expression that gives the text of one part.</summary>
    /// <param name="type">The part's type in C#.</param>
    /// <param name="value">The part.</param>
    public static string Format(string type, string value)
    {
        if (type == "string")
        {
            return value;
        }

        return KeyTypes.IsInteger(type) ? $"{value}.ToString({Names.Invariant})" : $"{value}.ToString(\"D\", {Names.Invariant})";
    }

    private static string Parse(string type, string text)
    {
        if (type == "string")
        {
            return text;
        }

        return KeyTypes.IsInteger(type)
            ? $"{type}.Parse({text}, global::System.Globalization.NumberStyles.AllowLeadingSign, {Names.Invariant})"
            : $"{type}.ParseExact({text}, \"D\")";
    }
}
