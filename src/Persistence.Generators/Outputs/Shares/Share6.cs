using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share6 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share6()
        : base(6)
    {
    }
}
