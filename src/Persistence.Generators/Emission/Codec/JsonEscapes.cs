using System.Globalization;
using System.Text;

namespace Persistence.Generators.Emission.Codec;

/// <summary>The escapes of System.Text.Json's default encoder.</summary>
internal static class JsonEscapes
{
    /// <summary>Writes a name as it stands between quotes in JSON.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (character is < ' ' or > '~' or '"' or '\'' or '<' or '>' or '&' or '+' or '`' or '\\')
            {
                text.Append(character == '\\' ? @"\\" : "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }
}
