using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Persistence.Serialization;

/// <summary>Numbers of 32 bits, the lowest byte first, as a JSON string in base 64, or null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VectorCodec : IJsonCodec<float[]?>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, float[]? value) => JsonBytes.Write(writer, value is null ? null : ToBytes(value));

    /// <inheritdoc/>
    public static float[]? Read(ref JsonReader reader)
    {
        if (JsonBytes.Read(ref reader) is not { } bytes)
        {
            return null;
        }

        return FromBytes(bytes) ?? throw reader.Problem("base 64 of numbers of four bytes was expected");
    }

    /// <summary>The bytes of an embedding.</summary>
    /// <param name="value">The embedding.</param>
    public static byte[] ToBytes(ReadOnlySpan<float> value)
    {
        var bytes = new byte[value.Length * sizeof(float)];
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(value).CopyTo(bytes);
            return bytes;
        }

        for (var index = 0; index < value.Length; index++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), value[index]);
        }

        return bytes;
    }

    /// <summary>The embedding of some bytes.</summary>
    /// <param name="bytes">They.</param>
    /// <returns>Null where they are none.</returns>
    public static float[]? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % sizeof(float) != 0)
        {
            return null;
        }

        var value = new float[bytes.Length / sizeof(float)];
        if (BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(value.AsSpan()));
            return value;
        }

        for (var index = 0; index < value.Length; index++)
        {
            value[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(index * sizeof(float))..]);
        }

        return value;
    }
}
