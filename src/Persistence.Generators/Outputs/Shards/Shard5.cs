using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shards;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Shard5 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Shard5()
        : base(5)
    {
    }
}
