using System.Text;

namespace Persistence.Generators.Schema;

/// <summary>Storage names in a line of the file: as they are where they are plain, else in quotes.</summary>
internal static class StorageText
{
    /// <summary>The name as the file writes it.</summary>
    /// <param name="name">A storage name, a discriminator, a name of an enum.</param>
    public static string Quote(string name)
    {
        if (IsPlain(name))
        {
            return name;
        }

        var text = new StringBuilder("\"");
        foreach (var character in name)
        {
            text.Append(character is '"' or '\\' || char.IsControl(character) || char.IsSurrogate(character) ? $"\\u{(int)character:x4}" : character.ToString());
        }

        return text.Append('"').ToString();
    }

    /// <summary>Where a character stands first outside quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="character">The character.</param>
    /// <param name="start">Where to begin.</param>
    /// <returns>Its place; -1 where it does not occur, or where quotes are not closed.</returns>
    public static int IndexOf(string text, char character, int start = 0)
    {
        var isQuoted = false;
        for (var index = start; index < text.Length; index++)
        {
            if (text[index] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[index] == character && !isQuoted)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The parts of a text, which a character outside quotes separates.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separator">The character.</param>
    public static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        for (var end = IndexOf(text, separator); end >= 0; end = IndexOf(text, separator, start))
        {
            parts.Add(text.Substring(start, end - start));
            start = end + 1;
        }

        parts.Add(text.Substring(start));
        return parts;
    }

    // Asked for every name of every class at every build.
    private static bool IsPlain(string name)
    {
        foreach (var character in name)
        {
            if (!IsPlain(character))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsPlain(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '$';
}
