using System.Globalization;
using System.Text;

namespace Persistence;

/// <summary>Keeps a message on one line, whatever a key or a member's name in it holds.</summary>
internal static class OneLine
{
    /// <summary>Writes characters that end a line, or that a terminal takes for commands, as their escapes: <c>\u000A</c>.</summary>
    /// <param name="message">The message.</param>
    public static string Of(string message)
    {
        if (!message.Any(IsSpecial))
        {
            return message;
        }

        var text = new StringBuilder(message.Length + 16);
        foreach (var character in message)
        {
            _ = IsSpecial(character)
                ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}")
                : text.Append(character);
        }

        return text.ToString();
    }

    private static bool IsSpecial(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';
}
