using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers of type <see cref="byte"/> as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteKeyCodec : IJsonKeyCodec<byte>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, byte key) => writer.WriteQuoted(key);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out byte key) => byte.TryParse(utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
