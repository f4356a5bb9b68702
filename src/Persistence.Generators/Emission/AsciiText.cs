using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Persistence.Generators.Emission;

/// <summary>
/// A generated file of ASCII characters, which nearly all are, in one byte each. The compiler keeps every file as long as the project is open:
/// of 1,000 session classes 34 MB instead of 68, which is also what the garbage collector moves while they are generated.
/// </summary>
internal sealed class AsciiText : SourceText
{
    private readonly byte[] _characters;

    private AsciiText(byte[] characters)
        : base(checksumAlgorithm: SourceHashAlgorithm.Sha256) => _characters = characters;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length => _characters.Length;

    /// <inheritdoc/>
    public override char this[int position] => (char)_characters[position];

    /// <summary>Copies characters.</summary>
    /// <param name="head">Begins with the first characters.</param>
    /// <param name="headLength">How many there are.</param>
    /// <param name="text">Begins with the further characters.</param>
    /// <param name="length">How many there are.</param>
    /// <returns>The text, in one byte a character where that is possible.</returns>
    public static SourceText Of(char[] head, int headLength, char[] text, int length)
    {
        if (!IsAscii(head, headLength) || !IsAscii(text, length))
        {
            return From(new string(head, 0, headLength) + new string(text, 0, length), Encoding.UTF8, SourceHashAlgorithm.Sha256);
        }

        var characters = new byte[headLength + length];
        Encoding.UTF8.GetBytes(head, 0, headLength, characters, 0);
        Encoding.UTF8.GetBytes(text, 0, length, characters, headLength);
        return new AsciiText(characters);
    }

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
        Encoding.ASCII.GetChars(_characters, sourceIndex, count, destination, destinationIndex);

    private static bool IsAscii(char[] text, int length) => Encoding.UTF8.GetByteCount(text, 0, length) == length;

    /// <inheritdoc/>
    public override string ToString(TextSpan span) => Encoding.ASCII.GetString(_characters, span.Start, span.Length);
}
