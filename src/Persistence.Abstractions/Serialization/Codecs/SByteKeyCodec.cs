using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers of type <see cref="sbyte"/> as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SByteKeyCodec : IJsonKeyCodec<sbyte>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, sbyte key) => writer.WriteQuoted(key);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out sbyte key) => sbyte.TryParse(utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
