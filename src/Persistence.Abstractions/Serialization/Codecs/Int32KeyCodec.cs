using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32KeyCodec : IJsonKeyCodec<int>
{
    /// <inheritdoc/>
    public static string Format(int key) => key.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out int key) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
