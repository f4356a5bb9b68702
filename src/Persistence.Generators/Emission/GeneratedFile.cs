using Microsoft.CodeAnalysis.Text;

namespace Persistence.Generators.Emission;

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its text.</param>
internal sealed record GeneratedFile(string HintName, SourceText Text);
