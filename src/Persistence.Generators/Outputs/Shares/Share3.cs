using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share3 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share3()
        : base(3)
    {
    }
}
