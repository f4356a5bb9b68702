using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shards;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Shard1 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Shard1()
        : base(1)
    {
    }
}
