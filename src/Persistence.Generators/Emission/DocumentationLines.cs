using System.Runtime.CompilerServices;

namespace Persistence.Generators.Emission;

/// <summary>Takes the parts of XML documentation from the compiler and hands them to the writer, which puts slashes before each line.</summary>
[InterpolatedStringHandler]
internal readonly ref struct DocumentationLines
{
    private readonly SourceWriter _writer;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Not used: the writer's buffer is long enough for most files.</param>
    /// <param name="formattedCount">Not used.</param>
    /// <param name="writer">The writer.</param>
    public DocumentationLines(int literalLength, int formattedCount, SourceWriter writer)
    {
        _writer = writer;
        writer.BeginDocumentation();
    }

    /// <summary>Writes text between two holes.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text) => _writer.Buffer.AppendOwn(text);

    /// <summary>Writes what a hole holds.</summary>
    /// <param name="text">The text.</param>
    public void AppendFormatted(string? text) => _writer.Append(text ?? "");
}
