using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

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
        if (!s_names.TryGetValue(value, out var name))
        {
            name = EnumNames<TEnum>.Format(value);
            if (s_names.Count < MostKept)
            {
                s_names[value] = name;
            }
        }

        if (name is null)
        {
            EnumCodec<TEnum>.Write(writer, value);
        }
        else
        {
            writer.WriteString(name.AsSpan());
        }
    }

    /// <inheritdoc/>
    public static TEnum Read(ref JsonReader reader)
    {
        if (!reader.IsString())
        {
            return EnumCodec<TEnum>.Read(ref reader);
        }

        return EnumNames<TEnum>.TryParse(reader.ReadString()!, out var value)
            ? value
            : throw reader.Problem($"a name of the enum {typeof(TEnum).Name} was expected");
    }
}
