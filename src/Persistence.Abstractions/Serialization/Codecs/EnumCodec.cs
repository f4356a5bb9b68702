using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Persistence.Serialization;

/// <summary>An enum as its number.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumCodec<TEnum> : IJsonCodec<TEnum>
    where TEnum : unmanaged, Enum
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TEnum value)
    {
        switch (Type.GetTypeCode(typeof(TEnum)))
        {
            case TypeCode.SByte:
                writer.WriteNumber(Unsafe.BitCast<TEnum, sbyte>(value));
                break;
            case TypeCode.Byte:
                writer.WriteNumber(Unsafe.BitCast<TEnum, byte>(value));
                break;
            case TypeCode.Int16:
                writer.WriteNumber(Unsafe.BitCast<TEnum, short>(value));
                break;
            case TypeCode.UInt16:
                writer.WriteNumber(Unsafe.BitCast<TEnum, ushort>(value));
                break;
            case TypeCode.Int32:
                writer.WriteNumber(Unsafe.BitCast<TEnum, int>(value));
                break;
            case TypeCode.UInt32:
                writer.WriteNumber(Unsafe.BitCast<TEnum, uint>(value));
                break;
            case TypeCode.Int64:
                writer.WriteNumber(Unsafe.BitCast<TEnum, long>(value));
                break;
            default:
                writer.WriteNumber(Unsafe.BitCast<TEnum, ulong>(value));
                break;
        }
    }

    /// <inheritdoc/>
    public static TEnum Read(ref JsonReader reader) =>
        reader.IsString() ? throw reader.Problem($"the number of a {typeof(TEnum).Name} was expected, not a string") : ReadNumber(ref reader);

    private static TEnum ReadNumber(ref JsonReader reader) => Type.GetTypeCode(typeof(TEnum)) switch
    {
        TypeCode.SByte => Unsafe.BitCast<sbyte, TEnum>(reader.ReadInteger<sbyte>()),
        TypeCode.Byte => Unsafe.BitCast<byte, TEnum>(reader.ReadInteger<byte>()),
        TypeCode.Int16 => Unsafe.BitCast<short, TEnum>(reader.ReadInteger<short>()),
        TypeCode.UInt16 => Unsafe.BitCast<ushort, TEnum>(reader.ReadInteger<ushort>()),
        TypeCode.Int32 => Unsafe.BitCast<int, TEnum>(reader.ReadInteger<int>()),
        TypeCode.UInt32 => Unsafe.BitCast<uint, TEnum>(reader.ReadInteger<uint>()),
        TypeCode.Int64 => Unsafe.BitCast<long, TEnum>(reader.ReadInteger<long>()),
        _ => Unsafe.BitCast<ulong, TEnum>(reader.ReadInteger<ulong>()),
    };
}
