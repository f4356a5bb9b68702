using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share15 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share15()
        : base(15)
    {
    }
}
