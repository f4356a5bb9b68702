using System.ComponentModel;
using System.Text;
using System.Text.Unicode;

namespace Persistence.Serialization;

/// <summary>Strings as keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringKeyCodec : IJsonKeyCodec<string>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, string key) => writer.WriteString(key.AsSpan());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out string key)
    {
        if (Ascii.IsValid(utf8))
        {
            key = AsciiString.Of(utf8);
            return true;
        }

        key = Encoding.UTF8.GetString(utf8);
        return Utf8.IsValid(utf8);
    }
}
