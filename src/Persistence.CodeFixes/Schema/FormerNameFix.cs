using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Persistence.SchemaFiles;

namespace Persistence.CodeFixes.Schema;

/// <summary>PG1004 and PG1005: says at the member that took the place of another one what it was called, by <c>[PersistedName("new", Former = ["Old"])]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FormerNameFix : CodeFixProvider
{
    private const string Attribute = "Persistence.PersistedName";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG1004", "PG1005");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DecisionFixAll.Of(static (editor, type, diagnostic) =>
    {
        if (SuccessorsOf(diagnostic) is [var only])
        {
            Name(editor, type, diagnostic, only);
        }
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        foreach (var member in SuccessorsOf(diagnostic).Where(member => root is not null && DecisionFixAll.TypeAt(root, diagnostic) is { } type && Find(type, member) is not null))
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"'{member}' was called '{diagnostic.Properties[SchemaLines.Name]}'",
                    cancellation => DecisionFixAll.Change(context.Document, context.Diagnostics, (editor, type, found) => Name(editor, type, found, member), cancellation),
                    nameof(FormerNameFix) + member),
                diagnostic);
        }
    }

    private static string[] SuccessorsOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(SchemaLines.Successors, out var members) && members is { Length: > 0 } ? members.Split(',') : [];

    private static SyntaxNode? Find(TypeDeclarationSyntax type, string member) =>
        (SyntaxNode?)type.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(property => property.Identifier.ValueText == member)
        ?? type.ParameterList?.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == member);

    private static void Name(DocumentEditor editor, TypeDeclarationSyntax type, Diagnostic diagnostic, string member)
    {
        if (Find(type, member) is not { } declaration || diagnostic.Properties[SchemaLines.Name] is not { } former)
        {
            return;
        }

        var literal = SyntaxFactory.Literal(former).ToString();
        var lists = declaration is PropertyDeclarationSyntax property ? property.AttributeLists : ((ParameterSyntax)declaration).AttributeLists;
        if (lists.SelectMany(static list => list.Attributes).FirstOrDefault(static attribute => attribute.Name.ToString().Split('.').Last() is "PersistedName" or "PersistedNameAttribute") is { } present)
        {
            editor.ReplaceNode(present, (node, _) => WithFormer((AttributeSyntax)node, literal));
            return;
        }

        var target = declaration is ParameterSyntax ? "property: " : "";
        var parsed = SyntaxFactory.ParseCompilationUnit($"[{target}{Attribute}(\"{CamelCase(member)}\", Former = [{literal}])] class C;").Members[0];
        var added = ((TypeDeclarationSyntax)parsed).AttributeLists[0].WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation);
        editor.ReplaceNode(declaration, (node, _) => node is PropertyDeclarationSyntax current
            ? current.WithoutLeadingTrivia().AddAttributeLists(added.WithTrailingTrivia(SyntaxFactory.Space)).WithLeadingTrivia(current.GetLeadingTrivia())
            : ((ParameterSyntax)node).AddAttributeLists(added.WithTrailingTrivia(SyntaxFactory.Space)));
    }

    private static AttributeSyntax WithFormer(AttributeSyntax attribute, string literal)
    {
        var former = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Former");
        if (former?.Expression is CollectionExpressionSyntax names)
        {
            return attribute.ReplaceNode(names, names.AddElements(SyntaxFactory.ExpressionElement(SyntaxFactory.ParseExpression(literal))));
        }

        var parsed = (TypeDeclarationSyntax)SyntaxFactory.ParseCompilationUnit($"[A(Former = [{literal}])] class C;").Members[0];
        return former is null ? attribute.AddArgumentListArguments(parsed.AttributeLists[0].Attributes[0].ArgumentList!.Arguments[0].WithLeadingTrivia(SyntaxFactory.Space)) : attribute;
    }

    // As the parser of the generator names it, for names that are not all capitals.
    private static string CamelCase(string name)
    {
        var length = 1;
        while (length < name.Length && char.IsUpper(name[length]) && (length + 1 == name.Length || char.IsUpper(name[length + 1])))
        {
            length++;
        }

        return name.Substring(0, length).ToLower(CultureInfo.InvariantCulture) + name.Substring(length);
    }
}
