using System.ComponentModel;
using System.Text;

namespace Persistence.Mapping;

/// <summary>
/// The values of several members as one text whose UTF-8 byte order is their order, member by member, null first. Each member is a mark, its <see cref="IndexText"/> where it is not null,
/// and U+0000; inside a text U+0001 is U+0001 U+0002, and U+0000 is U+0001 U+0001.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CompoundText
{
    private const char Null = '-';
    private const char Value = '=';
    private const char End = '\0';

    // What comes after every value of a member.
    private const char AfterValues = '>';

    /// <summary>Adds the value of the next member.</summary>
    /// <param name="text">The values of the members before it.</param>
    /// <param name="value">The value as <see cref="IndexText"/>; null for null.</param>
    public static void Append(StringBuilder text, string? value)
    {
        ArgumentNullException.ThrowIfNull(text);
        AppendStart(text, value);
        text.Append(End);
    }

    /// <summary>The values of several members, given that of all but the last.</summary>
    /// <param name="before">The values of the members before the last.</param>
    /// <param name="value">The value of the last one as <see cref="IndexText"/>; null for null.</param>
    /// <returns>The text.</returns>
    public static string Of(string before, string? value)
    {
        var text = new StringBuilder(before);
        Append(text, value);
        return text.ToString();
    }

    /// <summary>The text that comes before all values that begin as another text does and go on with a value of the next member, or a greater one.</summary>
    /// <param name="before">The values of the members before it.</param>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string From(string before, string value)
    {
        var text = new StringBuilder(before);
        AppendStart(text, value);
        return text.ToString();
    }

    /// <summary>The text that comes before all values that begin as another text does.</summary>
    /// <param name="before">The values of the members before it.</param>
    /// <returns>The text.</returns>
    public static string First(string before) => before + Null;

    /// <summary>The text that comes after all values that begin as another text does.</summary>
    /// <param name="before">The values of the members before it.</param>
    /// <returns>The text.</returns>
    public static string After(string before) => before + AfterValues;

    /// <summary>The last of several values, given those of all others.</summary>
    /// <param name="before">The values of the members before it.</param>
    /// <param name="text">All values.</param>
    /// <returns>The value; null for null.</returns>
    public static string? LastOf(string before, string text)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(text);
        return text[before.Length] == Null ? null : text[(before.Length + 1)..^1]
            .Replace("\u0001\u0001", "\0", StringComparison.Ordinal).Replace("\u0001\u0002", "\u0001", StringComparison.Ordinal);
    }

    private static void AppendStart(StringBuilder text, string? value)
    {
        if (value is null)
        {
            text.Append(Null);
            return;
        }

        text.Append(Value).Append(value.AsSpan().IndexOfAny('\0', '\u0001') < 0
            ? value
            : value.Replace("\u0001", "\u0001\u0002", StringComparison.Ordinal).Replace("\0", "\u0001\u0001", StringComparison.Ordinal));
    }
}
