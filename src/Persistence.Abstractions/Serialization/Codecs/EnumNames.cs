using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;

namespace Persistence.Serialization;

/// <summary>The names of an enum's values in JSON: those in C#, or as [JsonStringEnumMemberName] says.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal static class EnumNames<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>
    where TEnum : unmanaged, Enum
{
    private const string Separator = ", ";
    private const int LongestSought = 64;

    private static readonly FrozenDictionary<string, string> s_jsonNames = typeof(TEnum)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToFrozenDictionary(static field => field.Name, NameOf, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TEnum> s_values = Values(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TEnum>.AlternateLookup<ReadOnlySpan<char>> s_exact = s_values.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, TEnum> s_valuesAnyCase = Values(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a value, or the names of its flags.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text; null for a value without a name.</returns>
    public static string? Format(TEnum value)
    {
        var text = value.ToString();
        if (s_jsonNames.TryGetValue(text, out var name))
        {
            return name;
        }

        return char.IsAsciiDigit(text[^1]) && (char.IsAsciiDigit(text[0]) || text[0] == '-')
            ? null
            : string.Join(Separator, text.Split(Separator).Select(static part => s_jsonNames[part]));
    }

    /// <summary>Finds a value by its name, by the names of its flags, or by its number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when there is none.</returns>
    public static bool TryParse(string text, out TEnum value)
    {
        var trimmed = text.Trim();
        if (TryFind(trimmed, out value))
        {
            return true;
        }

        if (!trimmed.Contains(','))
        {
            return trimmed.Length > 0 && !char.IsLetter(trimmed[0]) && trimmed[0] != '_' && trimmed[^1] != '\0' && Enum.TryParse(trimmed, out value);
        }

        var names = new List<string>();
        // Like System.Text.Json: nothing need follow the last comma.
        foreach (var part in (trimmed[^1] == ',' ? trimmed[..^1] : trimmed).Split(','))
        {
            if (!TryFind(part.Trim(), out var flag))
            {
                return false;
            }

            names.Add(flag.ToString());
        }

        return Enum.TryParse(string.Join(Separator, names), out value);
    }

    /// <summary>Finds a value by its exact name, without making a string of it.</summary>
    /// <param name="utf8">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when no value has that name, or it is a long one.</returns>
    public static bool TryFind(ReadOnlySpan<byte> utf8, out TEnum value)
    {
        value = default;
        Span<char> name = stackalloc char[LongestSought];
        return utf8.Length <= LongestSought
            && Encoding.UTF8.TryGetChars(utf8, name, out var length)
            && s_exact.TryGetValue(name[..length], out value);
    }

    private static bool TryFind(string name, out TEnum value) =>
        s_values.TryGetValue(name, out value) || s_valuesAnyCase.TryGetValue(name, out value);

    private static string NameOf(FieldInfo field) =>
        field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name;

    private static FrozenDictionary<string, TEnum> Values(StringComparer comparer)
    {
        var values = new Dictionary<string, TEnum>(comparer);
        foreach (var (name, jsonName) in s_jsonNames)
        {
            values.TryAdd(jsonName, Enum.Parse<TEnum>(name));
        }

        return values.ToFrozenDictionary(comparer);
    }
}
