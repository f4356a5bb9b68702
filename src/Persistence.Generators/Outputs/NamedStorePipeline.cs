using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Outputs;

/// <summary>From <c>[assembly: InMemoryStores]</c> to the stores of other assemblies' session classes.</summary>
internal static class NamedStorePipeline
{
    /// <summary>Registers the steps.</summary>
    /// <param name="context">Receives them.</param>
    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        var stores = context.CompilationProvider
            .Select(static (compilation, _) => NamedStores.Read(compilation))
            .WithTrackingName(TrackingNames.NamedStores);
        context.RegisterSourceOutput(stores, static (output, stores) =>
        {
            foreach (var file in NamedStoreEmitter.Emit(stores))
            {
                output.AddSource(file.HintName, file.Text);
            }
        });
    }
}
