using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Bytes as a JSON string in base 64; empty for null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryCodec : IJsonCodec<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ReadOnlyMemory<byte> value) => writer.WriteBase64(value.Span);

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Read(ref JsonReader reader) => JsonBytes.Read(ref reader);
}
