using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Outputs.Shares;

/// <inheritdoc/>
[Generator(LanguageNames.CSharp)]
public sealed class Share13 : PersistenceGenerator
{
    /// <summary>Makes the generator.</summary>
    public Share13()
        : base(13)
    {
    }
}
