using System.Globalization;
using System.Text;
using Persistence.Hashing;

namespace Persistence.Json;

/// <summary>
/// Names of session files: distinct for distinct keys, also where file names differ only by case or are normalised,
/// and readable. Lower-case letters, digits, <c>-</c>, <c>_</c> and <c>.</c> stand for themselves, a capital letter is
/// <c>+</c> and the small one, every other byte of the key's UTF-8 is <c>%</c> and two hexadecimal digits. A name that
/// Windows reserves, or that begins with a dot, has its first byte written so too. What would be longer than 200
/// characters is cut to 130, followed by <c>~</c> and 32 digits of the key's SHA-256.
/// </summary>
internal static class FileNames
{
    /// <summary>What the name of a session's file ends with.</summary>
    public const string Suffix = ".jsonl";

    /// <summary>What the name of a file ends with that will be renamed when it is complete.</summary>
    public const string TemporarySuffix = ".jsonl.tmp";

    private const int MaxLength = 200;
    private const int KeptLength = 130;

    private static readonly HashSet<string> s_reserved =
    [
        "con", "prn", "aux", "nul", "conin$", "conout$",
        .. Enumerable.Range(0, 10).SelectMany(static number => (string[])[$"com{number}", $"lpt{number}"]),
    ];

    /// <summary>Gives the file name of a key.</summary>
    /// <param name="key">The encoded key, valid Unicode.</param>
    /// <returns>The name, with its suffix; pure ASCII, at most 206 characters.</returns>
    public static string Of(string key)
    {
        var name = new StringBuilder(key.Length + 16);
        var cut = 0;
        foreach (var unit in Encoding.UTF8.GetBytes(key))
        {
            Append(name, unit, isLiteral: !(unit == '.' && name.Length == 0));
            cut = name.Length <= KeptLength ? name.Length : cut;
        }

        if (s_reserved.Contains(BeforeDot(name.ToString())))
        {
            name.Remove(0, 1).Insert(0, $"%{(byte)key[0]:x2}");
        }

        return name.Length <= MaxLength ? name.Append(Suffix).ToString() : $"{name.ToString(0, cut)}~{Hash(key)}{Suffix}";
    }

    /// <summary>Gives the key of a file name.</summary>
    /// <param name="name">The name, with its suffix.</param>
    /// <returns>The encoded key; null when the name was cut, or is none that this class gives.</returns>
    public static string? KeyOf(string name)
    {
        var key = new List<byte>(name.Length);
        for (var index = 0; index < name.Length - Suffix.Length; index++)
        {
            switch (name[index])
            {
                case '~':
                    return null;
                case '+':
                    key.Add((byte)char.ToUpperInvariant(name[++index]));
                    break;
                case '%' when byte.TryParse(name.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    key.Add(unit);
                    index += 2;
                    break;
                default:
                    key.Add((byte)name[index]);
                    break;
            }
        }

        var text = Encoding.UTF8.GetString([.. key]);
        return Of(text) == name ? text : null;
    }

    private static void Append(StringBuilder name, byte unit, bool isLiteral)
    {
        if (isLiteral && (char.IsAsciiLetterLower((char)unit) || char.IsAsciiDigit((char)unit) || unit is (byte)'-' or (byte)'_' or (byte)'.'))
        {
            name.Append((char)unit);
        }
        else if (char.IsAsciiLetterUpper((char)unit))
        {
            name.Append('+').Append(char.ToLowerInvariant((char)unit));
        }
        else
        {
            name.Append('%').Append($"{unit:x2}");
        }
    }

    private static string BeforeDot(string name) => name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[..dot] : name;

    private static string Hash(string key) => Convert.ToHexStringLower(TextHash.Sha256(key))[..32];
}
