using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>V2002: moves the functions that are too many to other parts of their types, in new files.</summary>
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
        var allowed = DiagnosticNumbers.Allowed(diagnostic);
        var plan = new MemberPlan(
            member => diagnostic.AdditionalLocations.Count(function => member.Span.Contains(function.SourceSpan)),
            DiagnosticNumbers.Measured(diagnostic) - allowed,
            allowed);
        return plan.Make(Movable.MembersOf(root), new FileNames(document));
    }
}
