using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers of type <see cref="int"/> as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32KeyCodec : IJsonKeyCodec<int>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, int key) => writer.WriteQuoted(key);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out int key) => int.TryParse(utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
