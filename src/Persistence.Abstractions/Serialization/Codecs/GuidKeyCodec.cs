using System.Buffers.Text;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Guids as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidKeyCodec : IJsonKeyCodec<Guid>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Guid key) => writer.WriteQuoted(key, "D");

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Guid key) =>
        Utf8Parser.TryParse(utf8, out key, out var length) && length == utf8.Length;
}
