using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share4 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share4()
        : base(4)
    {
    }
}
