using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share9 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share9()
        : base(9)
    {
    }
}
