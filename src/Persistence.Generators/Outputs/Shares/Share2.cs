using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share2 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share2()
        : base(2)
    {
    }
}
