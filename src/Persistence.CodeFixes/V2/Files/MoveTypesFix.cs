using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>V2003: moves the types that are too many to files of their own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveTypesFix))]
[Shared]
public sealed class MoveTypesFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["V2003"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => new FileSplitFixAll(Moves);

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => FileSplitFix.Register(context, "V2003", Moves);

    private static IReadOnlyList<FileMove> Moves(Document document, CompilationUnitSyntax root, Diagnostic diagnostic) => TypePlan.Make(document, root, diagnostic);
}
