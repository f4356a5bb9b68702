using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string of 32 digits in five groups.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidCodec : IJsonCodec<Guid>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Guid value) => writer.WriteQuoted(value, "D");

    /// <inheritdoc/>
    public static Guid Read(ref JsonReader reader) => Guid.TryParseExact(reader.ReadString(), "D", out var value) ? value : throw reader.Problem("a Guid was expected");
}
