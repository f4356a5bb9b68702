using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share1 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share1()
        : base(1)
    {
    }
}
