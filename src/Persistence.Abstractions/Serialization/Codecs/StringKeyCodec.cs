using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>Strings as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringKeyCodec : IJsonKeyCodec<string>
{
    /// <inheritdoc/>
    public static string Format(string key) => key;

    /// <inheritdoc/>
    public static bool TryParse(string text, out string key) => (key = text) is not null;
}
