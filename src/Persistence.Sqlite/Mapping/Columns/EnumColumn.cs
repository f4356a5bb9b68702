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
    public static void Bind(SqliteStatement statement, int parameter, TEnum value) =>
        statement.BindInt64(parameter, Type.GetTypeCode(typeof(TEnum)) switch
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
    public static TEnum Read(SqliteStatement row, int column, TEnum absent)
    {
        if (row.IsNull(column))
        {
            return absent;
        }

        var number = row.ReadInt64(column);
        return Unsafe.SizeOf<TEnum>() switch
        {
            1 => Unsafe.BitCast<byte, TEnum>(unchecked((byte)number)),
            2 => Unsafe.BitCast<ushort, TEnum>(unchecked((ushort)number)),
            4 => Unsafe.BitCast<uint, TEnum>(unchecked((uint)number)),
            _ => Unsafe.BitCast<long, TEnum>(number),
        };
    }
}
