using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Persistence.Serialization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of an enum's name, as JSON has it; a value without a name is the digits of its number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumNameColumn<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum> : ISqliteColumn<TEnum>
    where TEnum : unmanaged, Enum
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, TEnum value) => parameters.BindText(parameter, EnumNameCodec<TEnum>.Format(value));

    /// <inheritdoc/>
    public static TEnum Read(SqliteRow row, int column, TEnum absent) => row.IsNull(column) ? absent : EnumNameCodec<TEnum>.Parse(row.ReadUtf8(column));

    /// <summary>The text for a number that an earlier program stored.</summary>
    /// <param name="number">The number; of an unsigned one of 64 bits, its bits.</param>
    /// <returns>The text. A number that the enum does not hold stays one, which reading refuses.</returns>
    public static string TextOf(long number)
    {
        try
        {
            return EnumNameCodec<TEnum>.Format(EnumColumn<TEnum>.OfNumber(number));
        }
        catch (OverflowException)
        {
            return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
