using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Persistence.CodeFixes.Schema;

/// <summary>PG1000 and PG1001: creates <c>PersistedSchema.txt</c>, or writes into it what a class stores now. `dotnet format` does the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UpdateSchemaFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("PG1000", "PG1001");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SchemaFixAll.Everywhere;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (SchemaEdits.IsListed(context.Document.Project))
        {
            var title = context.Diagnostics[0].Id == "PG1000" ? "Create PersistedSchema.txt" : "Update PersistedSchema.txt";
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => SchemaEdits.Apply(context.Document.Project.Solution, [(context.Document.Project.Id, context.Diagnostics)], cancellation), nameof(UpdateSchemaFix)),
                context.Diagnostics);
        }

        return Task.CompletedTask;
    }
}
