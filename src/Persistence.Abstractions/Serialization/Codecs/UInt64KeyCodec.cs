using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers of type <see cref="ulong"/> as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64KeyCodec : IJsonKeyCodec<ulong>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ulong key) => writer.WriteQuoted(key);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out ulong key) => ulong.TryParse(utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
