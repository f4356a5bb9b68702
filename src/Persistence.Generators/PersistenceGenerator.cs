using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Emission;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing;

namespace Persistence.Generators;

/// <summary>
/// Generates the stores of every class marked <c>[PersistedSession]</c>. What a class does wrong is reported by
/// <see cref="Diagnostics.UsageAnalyzer"/>; for such a class nothing is generated, so that one error stays one error.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PersistenceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var sessions = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.PersistedSessionAttribute,
                static (node, _) => node is ClassDeclarationSyntax,
                static (attributed, cancellation) => IsFirst(attributed)
                    ? SessionParser.Parse((INamedTypeSymbol)attributed.TargetSymbol, attributed.SemanticModel.Compilation, Problems.CountOnly(), cancellation)
                    : null)
            .Where(static session => session is not null)
            .WithTrackingName(TrackingNames.Session);

        var backends = context.CompilationProvider
            .Select(static (compilation, _) => BackendReferences.Find(compilation))
            .WithTrackingName(TrackingNames.Backends);

        // File names are compared without case by the compiler, class names are not.
        var clashes = sessions
            .Select(static (session, _) => session!.HintPrefix)
            .Collect()
            .Select(static (prefixes, _) => prefixes
                .GroupBy(static prefix => prefix, StringComparer.OrdinalIgnoreCase)
                .Where(static group => group.Count() > 1)
                .SelectMany(static group => group)
                .OrderBy(static prefix => prefix, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Clashes);

        var inputs = sessions
            .Combine(backends)
            .Combine(clashes)
            .Select(static (input, _) => new EmissionInput(
                input.Left.Left!,
                input.Left.Right,
                input.Right.Items.Contains(input.Left.Left!.HintPrefix)))
            .WithTrackingName(TrackingNames.Input);

        context.RegisterSourceOutput(inputs, static (output, input) =>
        {
            foreach (var file in SessionEmitter.Emit(input))
            {
                output.AddSource(file.HintName, file.Text);
            }
        });
    }

    // A class may wrongly bear the attribute on two of its parts; the compiler says so, and it still has one set of stores.
    private static bool IsFirst(GeneratorAttributeSyntaxContext attributed) =>
        Attributes.Find(attributed.TargetSymbol, KnownNames.PersistedSessionAttribute)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == attributed.TargetNode.SyntaxTree
        && attributed.TargetNode.Span.Contains(first.Span);
}
