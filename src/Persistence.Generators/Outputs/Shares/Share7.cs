using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share7 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share7()
        : base(7)
    {
    }
}
