using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;
using Persistence.Generators.Model;

namespace Persistence.Generators.Outputs;

/// <summary>Generates the store that keeps a session class in JSON Lines files.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class JsonStoreGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        SessionPipeline.Register(context, static input => SessionEmitter.Stores(input, Backends.Json));
}
