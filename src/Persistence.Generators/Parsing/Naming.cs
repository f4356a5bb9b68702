using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.Generators.Parsing;

/// <summary>Turns C# names into storage names, and back into code.</summary>
internal static class Naming
{
    /// <summary>The name of <c>JsonNamingPolicy.CamelCase</c>, which System.Text.Json's web options use.</summary>
    public static string CamelCase(string name)
    {
        Span<char> text = name.Length <= 128 ? stackalloc char[128] : new char[name.Length];
        name.AsSpan().CopyTo(text);
        for (var index = 0; index < name.Length && !StopsCamel(name, index); index++)
        {
            text[index] = char.ToLowerInvariant(name[index]);
        }

        return text.Slice(0, name.Length).ToString();
    }

    /// <summary>Words in lower case, joined by underscores; a run of capitals is one word (<c>HTTPServerId</c>: <c>http_server_id</c>).</summary>
    public static string SnakeCase(string name)
    {
        // Each character may begin a word.
        Span<char> text = name.Length <= 64 ? stackalloc char[128] : new char[name.Length * 2];
        var length = 0;
        for (var index = 0; index < name.Length; index++)
        {
            if (StartsWord(name, index) && length > 0 && text[length - 1] != '_')
            {
                text[length++] = '_';
            }

            text[length++] = char.ToLowerInvariant(name[index]);
        }

        return text.Slice(0, length).ToString();
    }

    /// <summary>The name as code must write it.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The type in C#, fully qualified, without nullable annotations.</summary>
    public static string FullName(ITypeSymbol type) => TypeText.Of(type, annotated: false) ?? type.ToDisplayString(s_oblivious);

    /// <summary>The type in C#, fully qualified, with nullable annotations.</summary>
    public static string PublicName(ITypeSymbol type) => TypeText.Of(type, annotated: true) ?? type.ToDisplayString(s_annotated);

    /// <summary>A value tuple in C#, spelt out, because 'new' takes no tuple syntax.</summary>
    public static string TupleName(INamedTypeSymbol type) =>
        $"{TypeText.Global}System.ValueTuple<{string.Join(", ", type.TypeArguments.Select(FullName))}>";

    /// <summary>A type as people read it.</summary>
    /// <param name="fullName">The type in C#, fully qualified.</param>
    public static string PlainName(string fullName) => fullName.Replace(TypeText.Global, "");

    private static readonly SymbolDisplayFormat s_oblivious = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat s_annotated = s_oblivious
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static bool StopsCamel(string name, int index)
    {
        if (!char.IsUpper(name[index]))
        {
            return true;
        }

        // The last capital of a run belongs to the next word.
        return index > 0 && index + 1 < name.Length && !char.IsUpper(name[index + 1]);
    }

    private static bool StartsWord(string name, int index)
    {
        if (index == 0 || !char.IsUpper(name[index]))
        {
            return false;
        }

        return !char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]));
    }
}
