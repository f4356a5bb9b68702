using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers of type <see cref="long"/> as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64KeyCodec : IJsonKeyCodec<long>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, long key) => writer.WriteQuoted(key);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out long key) => long.TryParse(utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
