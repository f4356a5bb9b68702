using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shards;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Shard0 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Shard0()
        : base(0)
    {
    }
}
