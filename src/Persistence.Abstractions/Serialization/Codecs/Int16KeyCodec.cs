using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers of type <see cref="short"/> as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int16KeyCodec : IJsonKeyCodec<short>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, short key) => writer.WriteQuoted(key);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out short key) => short.TryParse(utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
