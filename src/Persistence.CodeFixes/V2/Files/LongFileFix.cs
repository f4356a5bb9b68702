using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Splitting;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>V2001: moves members after the limit to other parts of their type, in new files that have no more functions than V2002 allows.</summary>
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
        var lines = new MemberWeight(MemberWeight.Lines, allowed - MemberWeight.LinesAround(root, members[0]));
        var functions = new MemberWeight(MemberWeight.Functions, DiagnosticNumbers.AllowedFunctions(diagnostic));
        return new MemberPlan(lines, DiagnosticNumbers.Measured(diagnostic) - allowed, functions).Make(members, new FileNames(document));
    }
}
