using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shards;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Shard4 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Shard4()
        : base(4)
    {
    }
}
