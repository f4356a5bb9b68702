using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Engine;

/// <summary>Writes what upgrade steps made of an object, again and again. Values that they did not touch are copied as they stand. For one thread.</summary>
internal sealed class JsonObjectWriter
{
    /// <summary>How many bytes are kept for the next object.</summary>
    public const int MaxKept = 64 * 1024;

    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly JsonWriter _text = new();
    private readonly ArrayBufferWriter<byte> _nested = new();

    /// <summary>What was written last.</summary>
    public ReadOnlySpan<byte> Written => _text.Written;

    /// <summary>Whether the last object was small enough for its memory to be kept.</summary>
    public bool IsSmall => _text.Length <= MaxKept && _nested.Capacity <= MaxKept;

    /// <summary>Begins an object.</summary>
    public void Begin()
    {
        _text.Clear();
        _text.WriteMark((byte)'{');
    }

    /// <summary>Ends the object.</summary>
    /// <exception cref="UnfitDataException">A text in it is none that can be stored.</exception>
    public void End()
    {
        _text.WriteMark((byte)'}');
        ThrowIfFailed();
    }

    /// <summary>Writes a member as it stands.</summary>
    /// <param name="member">Its name and its value.</param>
    public void CopyMember(ReadOnlySpan<byte> member)
    {
        _text.WriteSeparator();
        _text.WriteRaw(member);
    }

    /// <summary>Writes a member whose value is text already.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void CopyMember(string name, ReadOnlySpan<byte> value)
    {
        WriteName(name);
        _text.WriteRaw(value);
    }

    /// <summary>Writes a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="text">The text that it is; null for another value. Another form of a text is found where it is written.</param>
    public void WriteMember(string name, JsonNode? value, string? text)
    {
        WriteName(name);
        if (text is not null)
        {
            _text.WriteString(text);
        }
        else if (value is null)
        {
            _text.WriteNull();
        }
        else
        {
            WriteNested(value);
        }
    }

    private void WriteName(string name)
    {
        _text.WriteSeparator();
        _text.WriteString(name);
        _text.WriteMark((byte)':');
    }

    private void WriteNested(JsonNode value)
    {
        _nested.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_nested, s_writing))
        {
            value.WriteTo(writer);
        }

        if (_nested.WrittenSpan.IndexOf("\uFFFD"u8) >= 0 || _nested.WrittenSpan.IndexOf("\\uFFFD"u8) >= 0)
        {
            // The writer of System.Text.Json puts U+FFFD in the place of half a surrogate pair, which is a valid character too.
            var before = _text.Length;
            foreach (var text in JsonTexts.Of(value))
            {
                _text.WriteString(text);
                ThrowIfFailed();
                _text.Truncate(before);
            }
        }

        _text.WriteRaw(_nested.WrittenSpan);
    }

    private void ThrowIfFailed()
    {
        if (_text.HasFailures)
        {
            var errors = new ValidationErrors();
            _text.CollectFailures(errors, "");
            throw new UnfitDataException(string.Join("; ", errors.Failures));
        }
    }
}
