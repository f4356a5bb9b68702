using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share10 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share10()
        : base(10)
    {
    }
}
