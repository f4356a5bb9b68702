using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers of type <see cref="uint"/> as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32KeyCodec : IJsonKeyCodec<uint>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, uint key) => writer.WriteQuoted(key);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out uint key) => uint.TryParse(utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
