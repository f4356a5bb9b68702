using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share0 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share0()
        : base(0)
    {
    }
}
