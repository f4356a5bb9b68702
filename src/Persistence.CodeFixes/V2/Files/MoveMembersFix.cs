using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>V2001 and V2002: moves members that are too many to another part of their type, in a new file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveMembersFix))]
[Shared]
public sealed class MoveMembersFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["V2001", "V2002"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => new FileSplitFixAll(Moves);

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => FileSplitFix.Register(context, Moves);

    private static IReadOnlyList<FileMove> Moves(Document document, CompilationUnitSyntax root, Diagnostic diagnostic)
    {
        var movable = new Movable(root);
        var members = root.DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member == Movable.MemberAround(member) && member.Parent!.Parent is not TypeDeclarationSyntax && movable.IsMovableMember(member))
            .ToList();
        return members.Count == 0 ? [] : PlanFor(root, diagnostic, members[0]).Make(members, new FileNames(document));
    }

    private static MemberPlan PlanFor(CompilationUnitSyntax root, Diagnostic diagnostic, MemberDeclarationSyntax sample)
    {
        var allowed = DiagnosticNumbers.Allowed(diagnostic);
        var excess = DiagnosticNumbers.Measured(diagnostic) - allowed;
        if (diagnostic.Id == "V2002")
        {
            return new MemberPlan(member => diagnostic.AdditionalLocations.Count(function => member.Span.Contains(function.SourceSpan)), excess, allowed);
        }

        var around = Lines(FileParts.Extract(root, [sample])) - Lines(sample);
        return new MemberPlan(Lines, excess, allowed - around - 1);
    }

    private static int Lines(SyntaxNode node) => node.ToFullString().Count(character => character == '\n');
}
