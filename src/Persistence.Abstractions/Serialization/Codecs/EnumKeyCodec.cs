using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Persistence.Serialization;

/// <summary>Enums as keys, by name; a value without a name by its number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumKeyCodec<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum> : IJsonKeyCodec<TEnum>
    where TEnum : unmanaged, Enum
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TEnum key) => writer.WriteString((EnumNames<TEnum>.Format(key) ?? key.ToString("D")).AsSpan());

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out TEnum key) => EnumNames<TEnum>.TryParse(Encoding.UTF8.GetString(utf8), out key);
}
