using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>V2001: moves members behind the limit to another part of their type, in a new file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LongFileFix))]
[Shared]
public sealed class LongFileFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["V2001"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => new FileSplitFixAll(Moves);

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => FileSplitFix.Register(context, "V2001", Moves);

    private static IReadOnlyList<FileMove> Moves(Document document, CompilationUnitSyntax root, Diagnostic diagnostic)
    {
        var members = Movable.MembersOf(root);
        if (members.Count == 0)
        {
            return [];
        }

        var allowed = DiagnosticNumbers.Allowed(diagnostic);
        var around = Lines(FileParts.Extract(root, [members[0]])) - Lines(members[0]);
        return new MemberPlan(Lines, DiagnosticNumbers.Measured(diagnostic) - allowed, allowed - around - 1).Make(members, new FileNames(document));
    }

    private static int Lines(SyntaxNode node) => node.ToFullString().Count(character => character == '\n');
}
