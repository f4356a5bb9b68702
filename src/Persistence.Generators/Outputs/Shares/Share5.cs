using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share5 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share5()
        : base(5)
    {
    }
}
