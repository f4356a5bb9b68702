using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Persistence.CodeFixes.Schema;

/// <summary>
/// PG1003 to PG1025: writes into <c>PersistedSchema.txt</c> that a change is meant, with the version that it ends and a reason, which its author says
/// better. It changes no code, and `dotnet format` does it only for a person who says why, by <c>PersistedSchemaReason</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AcceptChangeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Enumerable.Range(1003, 23).Select(static number => "PG" + number).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SchemaFixAll.ByHand;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (SchemaEdits.IsListed(context.Document.Project))
        {
            context.RegisterCodeFix(
                CodeAction.Create("Accept it in PersistedSchema.txt", cancellation => SchemaEdits.Apply(context.Document.Project.Solution, [(context.Document.Project.Id, context.Diagnostics)], cancellation), nameof(AcceptChangeFix)),
                context.Diagnostics);
        }

        return Task.CompletedTask;
    }
}
