using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>Indexed enums as text, as <see cref="IndexText"/> says.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EnumIndexText
{
    /// <summary>The enum's number.</summary>
    public static string Encode<TEnum>(TEnum value)
        where TEnum : unmanaged, Enum =>
        NumberIndexText.Encode(NumberOf(value));

    /// <summary>The name of an enum that is stored by name; the number of a value without one.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public static string EncodeName<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] TEnum>(TEnum value)
        where TEnum : unmanaged, Enum =>
        EnumNameCodec<TEnum>.Format(value);

    private static long NumberOf<TEnum>(TEnum value)
        where TEnum : unmanaged, Enum
    {
        // Enum numbers widen to 64 bits by their own sign; unsigned 64-bit ones keep their bits.
        var isSigned = Type.GetTypeCode(typeof(TEnum)) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;
        return Unsafe.SizeOf<TEnum>() switch
        {
            1 => isSigned ? Unsafe.BitCast<TEnum, sbyte>(value) : Unsafe.BitCast<TEnum, byte>(value),
            2 => isSigned ? Unsafe.BitCast<TEnum, short>(value) : Unsafe.BitCast<TEnum, ushort>(value),
            4 => isSigned ? Unsafe.BitCast<TEnum, int>(value) : Unsafe.BitCast<TEnum, uint>(value),
            _ => Unsafe.BitCast<TEnum, long>(value),
        };
    }
}
