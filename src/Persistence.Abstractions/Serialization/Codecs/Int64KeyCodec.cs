using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64KeyCodec : IJsonKeyCodec<long>
{
    /// <inheritdoc/>
    public static string Format(long key) => key.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out long key) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
