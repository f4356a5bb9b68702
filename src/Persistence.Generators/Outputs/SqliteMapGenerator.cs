using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;

namespace Persistence.Generators.Outputs;

/// <summary>Generates how a session class and its logs become rows of SQLite tables and back.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SqliteMapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => SessionPipeline.Register(context, SessionEmitter.SqliteMap);
}
