using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shards;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Shard7 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Shard7()
        : base(7)
    {
    }
}
