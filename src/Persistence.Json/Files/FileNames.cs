using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Persistence.Json;

/// <summary>
/// File names of keys. A key of lower-case letters, digits, <c>_</c> and <c>-</c> is its own name. Any other is
/// shortened to what is readable of it, and told apart by a hash, so that distinct keys have distinct names on file
/// systems that ignore case too.
/// </summary>
internal static class FileNames
{
    public const string Extension = ".jsonl";

    private const int MaxReadable = 100;

    private static readonly SearchValues<char> s_safe = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");

    // Names that Windows gives to devices.
    private static readonly HashSet<string> s_devices = new(StringComparer.Ordinal)
    {
        "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    public static string Of(string key)
    {
        if (key.Length <= MaxReadable && !key.AsSpan().ContainsAnyExcept(s_safe) && !s_devices.Contains(key))
        {
            return key + Extension;
        }

        // Truncated to 128 bits: two keys meet with a chance of one in 10^38, and then the key in the file tells.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
        return $"{Readable(key)}~{hash}{Extension}";
    }

    private static string Readable(string key)
    {
        var text = new StringBuilder();
        foreach (var character in key.AsSpan(0, Math.Min(key.Length, 40)))
        {
            var lower = char.ToLowerInvariant(character);
            text.Append(s_safe.Contains(lower) ? lower : '_');
        }

        return text.ToString();
    }
}
