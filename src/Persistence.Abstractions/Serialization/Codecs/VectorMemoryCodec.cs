using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Numbers of 32 bits, the lowest byte first, as a JSON string in base 64; empty for null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VectorMemoryCodec : IJsonCodec<ReadOnlyMemory<float>>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ReadOnlyMemory<float> value) => JsonBytes.Write(writer, VectorCodec.ToBytes(value.Span));

    /// <inheritdoc/>
    public static ReadOnlyMemory<float> Read(ref JsonReader reader) => VectorCodec.Read(ref reader);
}
