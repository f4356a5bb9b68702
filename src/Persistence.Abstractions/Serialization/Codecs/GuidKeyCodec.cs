using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Guids as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidKeyCodec : IJsonKeyCodec<Guid>
{
    /// <inheritdoc/>
    public static string Format(Guid key) => key.ToString("D", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out Guid key) => Guid.TryParseExact(text, "D", out key);
}
