using System.Globalization;
using System.Text;

namespace Persistence.Generators.Emission.Codec;

/// <summary>The escapes of System.Text.Json's default encoder.</summary>
internal static class JsonEscapes
{
    /// <summary>Writes a name as it stands between quotes in JSON.</summary>
    public static string Of(string name)
    {
        if (AreAllPlain(name))
        {
            return name;
        }

        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            text.Append(IsPlain(character) ? character.ToString() : Escaped(character));
        }

        return text.ToString();
    }

    private static bool AreAllPlain(string name)
    {
        foreach (var character in name)
        {
            if (!IsPlain(character))
            {
                return false;
            }
        }

        return true;
    }

    // Printable ASCII, without what could mean something in HTML.
    private static bool IsPlain(char character) =>
        character is >= ' ' and <= '~' && "\"'<>&+`\\".IndexOf(character) < 0;

    private static string Escaped(char character) =>
        character == '\\' ? @"\\" : "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);
}
