using System.Globalization;
using System.Runtime.CompilerServices;
using Persistence.Generators.Emission.Sqlite;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Takes the parts of an interpolated string from the compiler and hands them to the writer.</summary>
[InterpolatedStringHandler]
internal readonly ref struct SourceLines
{
    private readonly SourceWriter _writer;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Not used: the writer's buffer is long enough for most files.</param>
    /// <param name="formattedCount">Not used.</param>
    /// <param name="writer">The writer.</param>
    public SourceLines(int literalLength, int formattedCount, SourceWriter writer) => _writer = writer;

    /// <summary>Writes text between two holes.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text) => _writer.Buffer.AppendOwn(text);

    /// <summary>Writes what a hole holds.</summary>
    /// <param name="text">The text.</param>
    public void AppendFormatted(string? text) => _writer.Append(text ?? "");

    /// <summary>Writes what a hole holds as a C# literal: <c>{name:literal}</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="format">The format.</param>
    public void AppendFormatted(string text, string format)
    {
        if (format != "literal")
        {
            throw new ArgumentOutOfRangeException(nameof(format));
        }

        LiteralText.Append(_writer, text);
    }

    /// <summary>Writes the name of a codec.</summary>
    /// <param name="codec">The codec.</param>
    public void AppendFormatted(CodecRef codec) => CodecText.Append(_writer, codec);

    /// <summary>Writes the name of a column.</summary>
    /// <param name="column">The column.</param>
    public void AppendFormatted(ColumnRef column) => ColumnText.Append(_writer, column);

    /// <summary>Writes what a hole holds, the same in every culture.</summary>
    /// <param name="number">The number.</param>
    public void AppendFormatted(int number) => _writer.Append(number.ToString(CultureInfo.InvariantCulture));
}
