using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share12 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share12()
        : base(12)
    {
    }
}
