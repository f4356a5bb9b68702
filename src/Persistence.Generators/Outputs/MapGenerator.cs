using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;

namespace Persistence.Generators.Outputs;

/// <summary>Generates what a session class is made of: its names, key, validation, indexes, and its header as JSON.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => SessionPipeline.Register(context, SessionEmitter.Map);
}
