using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Moves what the documentation of a method says about its parameters.</summary>
internal static class ParameterDocumentation
{
    private static readonly Regex ParameterElement = new(
        "[ \\t]*///[ \\t]*<param name=\"(?<name>[^\"]*)\">(?<text>(.|\\n)*?)</param>[ \\t]*\\r?\\n", RegexOptions.CultureInvariant);

    private static readonly Regex ParameterReference = new("<paramref name=\"(?<name>[^\"]*)\" ?/>", RegexOptions.CultureInvariant);

    /// <summary>What is said about each parameter that is documented, on one line, by the parameter's name.</summary>
    public static IReadOnlyDictionary<string, string> Texts(MethodDeclarationSyntax declaration) =>
        ParameterElement.Matches(declaration.GetLeadingTrivia().ToFullString())
            .Cast<Match>()
            .GroupBy(match => match.Groups["name"].Value)
            .ToDictionary(group => group.Key, group => Regex.Replace(group.First().Groups["text"].Value, "\\s*\\n[ \\t]*///[ \\t]*", " ").Trim());

    /// <summary>The method with one documented parameter, where it documented its parameters before; a reference to one becomes code.</summary>
    public static MethodDeclarationSyntax Replace(MethodDeclarationSyntax declaration, RecordNames names)
    {
        var text = declaration.GetLeadingTrivia().ToFullString();
        if (!text.Contains("<param"))
        {
            return declaration;
        }

        var isFirst = true;
        var replaced = ParameterElement.Replace(text, match =>
        {
            var line = isFirst ? $"{Indentation(match.Value)}/// <param name=\"{names.Parameter}\">What the method works on.</param>\n" : string.Empty;
            isFirst = false;
            return line;
        });
        return declaration.WithLeadingTrivia(SyntaxFactory.ParseLeadingTrivia(ParameterReference.Replace(replaced, "<c>${name}</c>")));
    }

    private static string Indentation(string line) => line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
}
