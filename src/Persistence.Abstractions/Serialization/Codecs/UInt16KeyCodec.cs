using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers of type <see cref="ushort"/> as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt16KeyCodec : IJsonKeyCodec<ushort>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, ushort key) => writer.WriteQuoted(key);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out ushort key) => ushort.TryParse(utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
