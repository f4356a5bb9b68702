using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Splitting;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>V2002: moves the functions that are too many to other parts of their types, in new files that have no more lines than V2001 allows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManyFunctionsFix))]
[Shared]
public sealed class ManyFunctionsFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["V2002"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => new FileSplitFixAll(Moves);

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => FileSplitFix.Register(context, "V2002", Moves);

    private static IReadOnlyList<FileMove> Moves(Document document, CompilationUnitSyntax root, Diagnostic diagnostic)
    {
        var members = Movable.MembersOf(root);
        if (members.Count == 0)
        {
            return [];
        }

        var allowed = DiagnosticNumbers.Allowed(diagnostic);
        var functions = new MemberWeight(MemberWeight.Functions, allowed);
        var lines = new MemberWeight(MemberWeight.Lines, DiagnosticNumbers.AllowedLines(diagnostic) - MemberWeight.LinesAround(root, members[0]));
        return new MemberPlan(functions, DiagnosticNumbers.Measured(diagnostic) - allowed, lines).Make(members, new FileNames(document));
    }
}
