using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share11 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share11()
        : base(11)
    {
    }
}
