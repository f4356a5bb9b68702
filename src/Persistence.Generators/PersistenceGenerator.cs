using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;
using Persistence.Generators.Outputs;

namespace Persistence.Generators;

/// <summary>
/// Generates the other half of every class marked <c>[PersistedSession]</c> and the interface of its stores; the generators in
/// <c>Outputs</c> make the rest. What a class does wrong is reported by <see cref="Diagnostics.UsageAnalyzer"/>; for such a class
/// nothing is generated, so that one error stays one error.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PersistenceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => SessionPipeline.Register(context, SessionEmitter.Session);
}
