using Microsoft.CodeAnalysis;
using Persistence.Generators.Outputs;

namespace Persistence.Generators;

/// <summary>
/// Generates the other half of the classes marked <c>[PersistedSession]</c>, and all that belongs to their stores, for one shard of the
/// project's classes. What a class does wrong is reported by <see cref="Diagnostics.UsageAnalyzer"/>; for such a class nothing is
/// generated, so that one error stays one error.
/// </summary>
/// <remarks>
/// The compiler compares the name of each file with those of all others of the same generator, at every run, also after an edit that
/// changes nothing: docs/decisions/one-generator-or-many.md. A class has all its files from one generator, and always from the same.
/// </remarks>
public abstract class PersistenceGenerator : IIncrementalGenerator
{
    private readonly int _shard;

    /// <summary>Makes the generator of one shard.</summary>
    /// <param name="shard">The number of the shard, from 0.</param>
    private protected PersistenceGenerator(int shard) => _shard = shard;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        SessionPipeline.Register(context, _shard);
        if (_shard == 0)
        {
            NamedStorePipeline.Register(context);
        }
    }
}
