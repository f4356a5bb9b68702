using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;

namespace Persistence.Generators.Outputs;

/// <summary>Generates the map of each log of a session class, and the codecs of the types that its members and entries are made of.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LogGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => SessionPipeline.Register(context, SessionEmitter.LogsAndCodecs);
}
