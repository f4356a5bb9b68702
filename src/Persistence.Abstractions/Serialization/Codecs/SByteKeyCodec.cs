using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Integers as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SByteKeyCodec : IJsonKeyCodec<sbyte>
{
    /// <inheritdoc/>
    public static string Format(sbyte key) => key.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out sbyte key) => sbyte.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out key);
}
