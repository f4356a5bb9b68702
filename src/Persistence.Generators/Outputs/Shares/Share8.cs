using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share8 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share8()
        : base(8)
    {
    }
}
