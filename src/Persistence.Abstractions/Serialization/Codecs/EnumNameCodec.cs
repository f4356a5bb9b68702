using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Persistence.Serialization;

/// <summary>An enum by its name, as JsonStringEnumConverter writes it; a value without a name as its number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumNameCodec<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum> : IJsonCodec<TEnum>
    where TEnum : unmanaged, Enum
{
    // Flags have more combinations than are worth keeping.
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<TEnum, string?> s_names = new();

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TEnum value)
    {
        if (NameOf(value) is { } name)
        {
            writer.WriteString(name.AsSpan());
        }
        else
        {
            EnumCodec<TEnum>.Write(writer, value);
        }
    }

    /// <summary>The text that a column or an index holds for a value: its name; its number where it has none.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string Format(TEnum value) => NameOf(value) ?? value.ToString("D");

    /// <summary>Reads what <see cref="Format"/> made.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">It is neither a name of the enum nor a number that it holds.</exception>
    public static TEnum Parse(ReadOnlySpan<byte> utf8) =>
        EnumNames<TEnum>.TryFind(utf8, out var value) || EnumNames<TEnum>.TryParse(Encoding.UTF8.GetString(utf8), out value)
            ? value
            : throw new FormatException(Expected);

    /// <inheritdoc/>
    public static TEnum Read(ref JsonReader reader)
    {
        if (!reader.IsString())
        {
            return EnumCodec<TEnum>.Read(ref reader);
        }

        return EnumNames<TEnum>.TryParse(reader.ReadString()!, out var value)
            ? value
            : throw reader.Problem(Expected);
    }

    private static string Expected => $"a name of the enum {typeof(TEnum).Name} was expected";

    private static string? NameOf(TEnum value)
    {
        if (!s_names.TryGetValue(value, out var name))
        {
            name = EnumNames<TEnum>.Format(value);
            if (s_names.Count < MostKept)
            {
                s_names[value] = name;
            }
        }

        return name;
    }
}
