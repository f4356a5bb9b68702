using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share14 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share14()
        : base(14)
    {
    }
}
