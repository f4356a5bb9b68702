using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Enums as keys, by name; a value without a name by its number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumKeyCodec<TEnum> : IJsonKeyCodec<TEnum>
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public static string Format(TEnum key) => key.ToString();

    /// <inheritdoc/>
    public static bool TryParse(string text, out TEnum key) => Enum.TryParse(text, out key);
}
