using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Persistence.Mapping;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

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

    /// <summary>Writes an object.</summary>
    /// <param name="stored">The object.</param>
    /// <param name="first">The member that stands in front; null for none in particular.</param>
    /// <exception cref="UnfitDataException">A text in it is none that can be stored.</exception>
    public void Write(JsonObject stored, string? first)
    {
        Begin();

        // What came first, such as a discriminator, stays in front: a step may have put it in again.
        var isMoved = first is not null && stored.ContainsKey(first) && stored.GetAt(0).Key != first;
        if (isMoved)
        {
            WriteMember(first!, stored[first!]);
        }

        foreach (var (name, value) in stored)
        {
            if (!isMoved || name != first)
            {
                WriteMember(name, value);
            }
        }

        End();
    }

    /// <summary>Writes an object of which some members were read.</summary>
    /// <param name="part">The object as it was.</param>
    /// <param name="json">Its text.</param>
    /// <exception cref="UnfitDataException">A text in it is none that can be stored.</exception>
    public void Write(JsonPart part, ReadOnlySpan<byte> json)
    {
        Begin();
        part.Write(json, this);
        End();
    }

    /// <summary>Writes a member as it stands.</summary>
    /// <param name="member">Its name and its value.</param>
    internal void CopyMember(ReadOnlySpan<byte> member)
    {
        _text.WriteSeparator();
        _text.WriteRaw(member);
    }

    /// <summary>Writes a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    internal void WriteMember(string name, JsonNode? value)
    {
        _text.WriteSeparator();
        _text.WriteString(name);
        _text.WriteRaw(":"u8);
        if (value is null)
        {
            _text.WriteNull();
        }
        else if (value is JsonValue plain && plain.TryGetValue(out JsonElement element))
        {
            _text.WriteRaw(JsonMarshal.GetRawUtf8Value(element));
        }
        else if (value is JsonValue made && made.TryGetValue(out string? text))
        {
            _text.WriteString(text);
        }
        else
        {
            WriteNested(value);
        }
    }

    private void Begin()
    {
        _text.Clear();
        _text.WriteMark((byte)'{');
    }

    private void End()
    {
        _text.WriteMark((byte)'}');
        ThrowIfFailed();
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
