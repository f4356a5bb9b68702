using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Persistence.Serialization;

/// <summary>A writer of System.Text.Json with a buffer of its own. Always compact, whatever the options say.</summary>
internal sealed class ForeignBuffer
{
    // Larger buffers are not kept.
    private const int Kept = 256 * 1024;

    private ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Makes an empty one.</summary>
    /// <param name="encoder">What escapes texts; names are escaped by the options, which have the same.</param>
    public ForeignBuffer(JavaScriptEncoder? encoder) => Json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = encoder });

    /// <summary>Takes the value.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Ends the value.</summary>
    /// <returns>Its text, on one line.</returns>
    public ReadOnlySpan<byte> Finish()
    {
        Json.Flush();

        // Only what a converter writes as it is can hold a line end.
        if (_bytes.WrittenSpan.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
        {
            using var document = JsonDocument.Parse(_bytes.WrittenMemory, new JsonDocumentOptions { MaxDepth = Json.Options.MaxDepth });
            _bytes = new ArrayBufferWriter<byte>();
            Json.Reset(_bytes);
            document.WriteTo(Json);
            Json.Flush();
        }

        return _bytes.WrittenSpan;
    }

    /// <summary>Forgets the value.</summary>
    /// <returns>Itself; null where it is not worth keeping.</returns>
    public ForeignBuffer? Reset()
    {
        if (_bytes.Capacity > Kept)
        {
            return null;
        }

        _bytes.ResetWrittenCount();
        Json.Reset(_bytes);
        return this;
    }
}
