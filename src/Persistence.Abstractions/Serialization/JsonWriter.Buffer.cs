using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Persistence.Serialization;

/// <content>The buffer.</content>
public sealed partial class JsonWriter
{
    /// <summary>The number of bytes written.</summary>
    public int Length => _length;

    /// <summary>The text written so far; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Writes text that is JSON already.</summary>
    /// <param name="utf8">The text.</param>
    // Inlined so that the length of a literal is a constant and its copy a few moves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        if (_buffer.Length - _length < utf8.Length)
        {
            Grow(utf8.Length);
        }

        utf8.CopyTo(_buffer.AsSpan(_length));
        _length += utf8.Length;
    }

    /// <summary>Writes a member's name, with a comma before it unless it is the first of its object.</summary>
    /// <param name="name">The name in quotes, escaped, with the colon after it.</param>
    public void WriteName(ReadOnlySpan<byte> name)
    {
        WriteSeparator();
        WriteRaw(name);
    }

    /// <summary>Writes a comma, unless an object begins here.</summary>
    internal void WriteSeparator()
    {
        // No value ends with an opening brace.
        if (_buffer[_length - 1] != '{')
        {
            WriteMark((byte)',');
        }
    }

    /// <summary>Writes one character of structure.</summary>
    /// <param name="character">An ASCII character.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteMark(byte character)
    {
        if (_buffer.Length == _length)
        {
            Grow(1);
        }

        _buffer[_length++] = character;
    }

    /// <summary>Reserves space for more bytes.</summary>
    /// <param name="size">How many.</param>
    /// <returns>At least that many bytes after the text; <see cref="Advance"/> says how many were used.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<byte> Reserve(int size)
    {
        if (_buffer.Length - _length < size)
        {
            Grow(size);
        }

        return _buffer.AsSpan(_length);
    }

    internal void Advance(int size) => _length += size;

    /// <summary>Writes bytes in base 64, in quotes. System.Text.Json does not escape its characters.</summary>
    /// <param name="bytes">The bytes.</param>
    internal void WriteBase64(ReadOnlySpan<byte> bytes)
    {
        WriteMark((byte)'"');
        Base64.EncodeToUtf8(bytes, Reserve(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        _length += written;
        WriteMark((byte)'"');
    }

    private void Grow(int size)
    {
        var needed = (long)_length + size;
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException($"JSON of more than {Array.MaxLength} bytes cannot be written.");
        }

        Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max((long)_buffer.Length * 2, needed)));
    }
}
