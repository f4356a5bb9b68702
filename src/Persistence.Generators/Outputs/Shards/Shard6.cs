using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shards;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Shard6 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Shard6()
        : base(6)
    {
    }
}
