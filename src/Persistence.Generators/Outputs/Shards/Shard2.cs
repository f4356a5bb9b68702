using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shards;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Shard2 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Shard2()
        : base(2)
    {
    }
}
