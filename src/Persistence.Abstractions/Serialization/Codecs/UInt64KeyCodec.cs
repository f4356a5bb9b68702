using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64KeyCodec : IJsonKeyCodec<ulong>
{
    /// <inheritdoc/>
    public static string Format(ulong key) => key.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out ulong key) => ulong.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
