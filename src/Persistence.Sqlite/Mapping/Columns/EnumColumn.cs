using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column of an enum's number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumColumn<TEnum> : ISqliteColumn<TEnum>
    where TEnum : unmanaged, Enum
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, TEnum value) =>
        parameters.BindInt64(parameter, Type.GetTypeCode(typeof(TEnum)) switch
        {
            TypeCode.SByte => Unsafe.BitCast<TEnum, sbyte>(value),
            TypeCode.Byte => Unsafe.BitCast<TEnum, byte>(value),
            TypeCode.Int16 => Unsafe.BitCast<TEnum, short>(value),
            TypeCode.UInt16 => Unsafe.BitCast<TEnum, ushort>(value),
            TypeCode.Int32 => Unsafe.BitCast<TEnum, int>(value),
            TypeCode.UInt32 => Unsafe.BitCast<TEnum, uint>(value),
            _ => Unsafe.BitCast<TEnum, long>(value),
        });

    /// <inheritdoc/>
    public static TEnum Read(SqliteRow row, int column, TEnum absent) =>
        row.IsNull(column) ? absent
        : row.TypeOf(column) == SQLitePCL.raw.SQLITE_TEXT ? throw new FormatException($"the number of a {typeof(TEnum).Name} was expected, not a string")
        : OfNumber(row.ReadInt64(column));

    // A number that the enum does not hold does not fit the class: cut to size, it would be another value.
    internal static TEnum OfNumber(long number) => Type.GetTypeCode(typeof(TEnum)) switch
    {
        TypeCode.SByte => Unsafe.BitCast<sbyte, TEnum>(StoredNumber.Fit<sbyte>(number)),
        TypeCode.Byte => Unsafe.BitCast<byte, TEnum>(StoredNumber.Fit<byte>(number)),
        TypeCode.Int16 => Unsafe.BitCast<short, TEnum>(StoredNumber.Fit<short>(number)),
        TypeCode.UInt16 => Unsafe.BitCast<ushort, TEnum>(StoredNumber.Fit<ushort>(number)),
        TypeCode.Int32 => Unsafe.BitCast<int, TEnum>(StoredNumber.Fit<int>(number)),
        TypeCode.UInt32 => Unsafe.BitCast<uint, TEnum>(StoredNumber.Fit<uint>(number)),
        _ => Unsafe.BitCast<long, TEnum>(number),
    };
}
