using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>
/// Reads JSON text (RFC 8259) as UTF-8, strictly: no comments, no trailing commas, valid Unicode only. Never reads
/// outside the text and never nests deeper than <see cref="JsonWriter.MaxDepth"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonReader
{
    private readonly ReadOnlySpan<byte> _text;
    private int _depth;
    private bool _isFirst;
    private bool _isOpen;

    /// <summary>Starts before the first value of a text.</summary>
    /// <param name="utf8">The text.</param>
    public JsonReader(ReadOnlySpan<byte> utf8) => _text = utf8;

    /// <summary>The place in the text, in bytes from its start.</summary>
    public int Position { get; private set; }

    /// <summary>Begins an array; <see cref="NextElement"/> follows.</summary>
    public void BeginArray() => Begin((byte)'[', "an array");

    /// <summary>Begins an object; <see cref="NextName"/> follows.</summary>
    public void BeginObject()
    {
        if (!IsReopened())
        {
            Begin((byte)'{', "an object");
        }
    }

    /// <summary>Advances to the next element of an array.</summary>
    /// <returns>False at the array's end, which has then been read.</returns>
    public bool NextElement() => Next((byte)']');

    /// <summary>Advances to the next member of an object and reads its name.</summary>
    /// <param name="name">The name, unescaped.</param>
    /// <returns>False at the object's end, which has then been read.</returns>
    public bool NextName(out ReadOnlySpan<byte> name)
    {
        if (!Next((byte)'}'))
        {
            name = default;
            return false;
        }

        name = ReadUtf8();
        SkipSpace();
        Expect((byte)':');
        return true;
    }

    /// <summary>Whether <c>null</c> may come next: false is certain, and is known by one byte.</summary>
    internal readonly bool MayBeNull => Position < _text.Length && _text[Position] is (byte)'n' or <= (byte)' ';

    /// <summary>Reads <c>null</c> if it comes next.</summary>
    /// <returns>False when another value comes next.</returns>
    public bool TryReadNull()
    {
        SkipSpace();
        if (Position < _text.Length && _text[Position] == 'n' && !_isOpen)
        {
            ReadWord("null"u8);
            return true;
        }

        return false;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <returns>The value.</returns>
    public bool ReadBoolean()
    {
        var isTrue = Peek() == 't';
        ReadWord(isTrue ? "true"u8 : "false"u8);
        return isTrue;
    }

    /// <summary>Whether a string comes next.</summary>
    /// <returns>True when it does.</returns>
    public bool IsString() => Peek() == '"';

    /// <summary>Makes the error for a value that is not what was expected.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <returns>The error, with the present place.</returns>
    public readonly JsonDataException Problem(string problem) => new(problem, Position);
}
