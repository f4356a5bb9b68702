using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shards;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Shard3 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Shard3()
        : base(3)
    {
    }
}
