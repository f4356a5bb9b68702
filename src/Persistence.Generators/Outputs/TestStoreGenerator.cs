using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;
using Persistence.Generators.Model;

namespace Persistence.Generators.Outputs;

/// <summary>Generates the stores of a session class for tests: one in memory, one with an engine of the user's own.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TestStoreGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        SessionPipeline.Register(context, static input => SessionEmitter.Stores(input, Backends.InMemory));
}
