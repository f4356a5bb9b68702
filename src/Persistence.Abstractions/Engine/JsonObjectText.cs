using System.Text.Json;
using Persistence.Mapping;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>An object for upgrade steps, from JSON text and back. Its values are read from the text where they stand, until it is disposed. For one thread.</summary>
internal sealed class JsonObjectText : IDisposable
{
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = JsonWriter.MaxDepth };

    // Used again by the next object of the thread. A step's own code may run while one is at work, and read another session.
    [ThreadStatic]
    private static JsonObjectText? t_last;

    private readonly JsonObjectWriter _writer = new();
    private readonly JsonPart _part = new();
    private byte[] _json = [];
    private JsonDocument? _document;
    private JsonObject? _stored;

    private JsonObjectText()
    {
    }

    /// <summary>The object.</summary>
    public JsonObject Stored => _stored!;

    /// <summary>The length of the text that it was read from.</summary>
    public int Length { get; private set; }

    /// <summary>What was written, until it is disposed.</summary>
    public ReadOnlySpan<byte> Written => _writer.Written;

    /// <summary>The name of the member that stands in front; null where there is none.</summary>
    public string? First => Stored.Count > 0 ? Stored.GetAt(0).Key : null;

    /// <summary>Reads an object.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="members">The members that are wanted; null for all.</param>
    /// <param name="places">Where its members stand; empty where that is not known.</param>
    /// <param name="isAlone">Whether nothing follows the object.</param>
    /// <returns>The object.</returns>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    public static JsonObjectText Parse(ReadOnlySpan<byte> json, StepMembers? members, ReadOnlySpan<(int Start, int Value, int End)> places, bool isAlone)
    {
        var text = t_last ?? new JsonObjectText();
        t_last = null;
        try
        {
            text.Read(json, members, places, isAlone);
            return text;
        }
        catch (JsonException malformed)
        {
            ThrowIfDamaged(json, isAlone);
            throw new JsonDataException(malformed.Message, malformed.BytePositionInLine ?? 0);
        }
    }

    /// <summary>Throws for a text that is no JSON as stores write it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="isAlone">Whether nothing follows the value.</param>
    /// <returns>The length of the value.</returns>
    /// <exception cref="JsonDataException">It is none.</exception>
    public static int ThrowIfDamaged(ReadOnlySpan<byte> json, bool isAlone)
    {
        var reader = new JsonReader(json);
        reader.Skip();
        var length = reader.Position;
        if (isAlone)
        {
            reader.End();
        }

        return length;
    }

    /// <summary>Writes the object.</summary>
    /// <param name="json">The text that it was read from.</param>
    /// <param name="first">The member that stands in front; null for none in particular.</param>
    /// <exception cref="UnfitDataException">A text in it is none that can be stored.</exception>
    public void Write(ReadOnlySpan<byte> json, string? first)
    {
        if (_part.IsRead)
        {
            _writer.Write(_part, json);
        }
        else
        {
            _writer.Write(Stored, first);
        }
    }

    /// <summary>Ends the use of the object.</summary>
    public void Dispose()
    {
        _document?.Dispose();
        _document = null;
        _stored = null;
        _part.Clear();
        if (_json.Length <= JsonObjectWriter.MaxKept && _writer.IsSmall)
        {
            t_last = this;
        }
    }

    private void Read(ReadOnlySpan<byte> json, StepMembers? members, ReadOnlySpan<(int Start, int Value, int End)> places, bool isAlone)
    {
        if (members is not null)
        {
            _stored = places.IsEmpty ? _part.Read(json, members, isAlone) : _part.Read(json, members, places);
            Length = _part.Length;
            return;
        }

        Length = isAlone ? json.Length : ThrowIfDamaged(json, isAlone);
        ReadAll(json[..Length]);
    }

    private void ReadAll(ReadOnlySpan<byte> json)
    {
        if (_json.Length < json.Length)
        {
            _json = new byte[Math.Max(json.Length, 1024)];
        }

        json.CopyTo(_json);
        _document = JsonDocument.Parse(_json.AsMemory(0, json.Length), s_reading);
        var root = _document.RootElement;
        _stored = root.ValueKind == JsonValueKind.Object ? JsonObject.Create(root) : throw new JsonDataException("an object was expected", 0);
    }
}
