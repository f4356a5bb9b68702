using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Persistence.AgentFramework.Messages;

/// <summary>
/// Writes objects as JSON without white space, whatever the options say, in a buffer that is used again. What it writes is read before it is given away: a converter that writes something else than JSON is
/// noticed. For many threads.
/// </summary>
internal sealed class ElementWriter
{
    // Larger buffers are not kept.
    private const int Kept = 256 * 1024;

    // Taken while an object is written, so that a converter that writes something itself gets another one.
    private Buffer? _spare;

    /// <summary>An object as JSON.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public JsonElement Write<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = Filled(value, type);
        var element = Parse(buffer, type);
        Return(buffer);
        return element;
    }

    /// <summary>An object as JSON; null where it is the text of the stored one, so that nothing has to be read and compared.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public JsonElement? WriteOther<T>(T value, JsonTypeInfo<T> type, JsonElement stored)
    {
        var buffer = Filled(value, type);
        var isSame = buffer.Bytes.WrittenSpan.SequenceEqual(JsonMarshal.GetRawUtf8Value(stored));
        JsonElement? other = isSame ? null : Parse(buffer, type);
        Return(buffer);
        return other;
    }

    // What fails leaves its buffer to nobody.
    private Buffer Filled<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = Interlocked.Exchange(ref _spare, null) ?? new Buffer();
        JsonSerializer.Serialize(buffer.Json, value, type);
        buffer.Json.Flush();
        return buffer;
    }

    private static JsonElement Parse(Buffer buffer, JsonTypeInfo type) =>
        JsonElement.Parse(buffer.Bytes.WrittenSpan, new JsonDocumentOptions { MaxDepth = type.Options.MaxDepth });

    private void Return(Buffer buffer)
    {
        if (buffer.Bytes.Capacity <= Kept)
        {
            buffer.Bytes.ResetWrittenCount();
            buffer.Json.Reset(buffer.Bytes);
            _spare = buffer;
        }
    }

    private sealed class Buffer
    {
        // Texts are escaped as stores escape them: what was stored and is written again is the same text.
        public Buffer() => Json = new Utf8JsonWriter(Bytes);

        public ArrayBufferWriter<byte> Bytes { get; } = new(1024);

        public Utf8JsonWriter Json { get; }
    }
}
