using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteKeyCodec : IJsonKeyCodec<byte>
{
    /// <inheritdoc/>
    public static string Format(byte key) => key.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out byte key) => byte.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
