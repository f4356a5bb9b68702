using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Persistence.Search;

/// <summary>
/// A short form of an embedding of length 1: a number in a byte, of which 32 share a scale, so that one large number makes only its neighbours coarse. It says how far it is from the embedding
/// at most, and by the inequality of Cauchy and Schwarz the cosine with any other embedding of length 1 differs by no more than that: what cannot be near is left out by it alone.
/// </summary>
internal static class VectorCode
{
    /// <summary>Another short form has another version.</summary>
    public const int Version = 1;

    // The distance, the upper halves of the scales, the numbers.
    private const int ErrorSize = sizeof(float);
    private const int Group = 32;
    private const float Largest = 127;

    /// <summary>How many bytes it has.</summary>
    /// <param name="dimensions">How many numbers the embedding has.</param>
    public static int Size(int dimensions) => ErrorSize + (Groups(dimensions) * (sizeof(ushort) + Group));

    /// <summary>Makes it; the same everywhere.</summary>
    /// <param name="unit">The embedding, of length 1.</param>
    /// <param name="code">Receives it.</param>
    public static void Make(ReadOnlySpan<float> unit, Span<byte> code)
    {
        var groups = Groups(unit.Length);
        var numbers = MemoryMarshal.Cast<byte, sbyte>(code[(ErrorSize + (groups * sizeof(ushort)))..]);
        numbers.Clear();
        var error = 0.0;
        for (var group = 0; group < groups; group++)
        {
            var from = unit.Slice(group * Group, Math.Min(Group, unit.Length - (group * Group)));
            var half = HalfOf(from);
            var scale = Scale(half);
            BinaryPrimitives.WriteUInt16LittleEndian(code[(ErrorSize + (group * sizeof(ushort)))..], half);
            for (var index = 0; index < from.Length; index++)
            {
                var number = scale > 0 ? MathF.Round(from[index] / scale) : 0;
                numbers[(group * Group) + index] = (sbyte)number;
                var rest = from[index] - ((double)number * scale);
                error += rest * rest;
            }
        }

        // A little more, for what was rounded here.
        BinaryPrimitives.WriteSingleLittleEndian(code, (float)(Math.Sqrt(error) * (1 + 1e-6)));
    }

    /// <summary>Fills an embedding up to whole groups.</summary>
    /// <param name="unit">The embedding.</param>
    public static float[] Padded(ReadOnlySpan<float> unit)
    {
        var padded = new float[Groups(unit.Length) * Group];
        unit.CopyTo(padded);
        return padded;
    }

    /// <summary>How far the cosine with it may be from that with its embedding.</summary>
    /// <param name="code">It.</param>
    public static float Error(ReadOnlySpan<byte> code) => BinaryPrimitives.ReadSingleLittleEndian(code);

    /// <summary>The cosine with another embedding, nearly.</summary>
    /// <param name="code">It.</param>
    /// <param name="padded">The other one, of length 1, of whole groups.</param>
    public static float Near(ReadOnlySpan<byte> code, ReadOnlySpan<float> padded)
    {
        var groups = padded.Length / Group;
        var scales = MemoryMarshal.Cast<byte, ushort>(code.Slice(ErrorSize, groups * sizeof(ushort)));
        ref var numbers = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, sbyte>(code.Slice(ErrorSize + (groups * sizeof(ushort)), groups * Group)));
        ref var other = ref MemoryMarshal.GetReference(padded);
        var sum = Vector256<float>.Zero;
        for (var group = 0; group < groups; group++)
        {
            var place = (nuint)(group * Group);
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref numbers, place));
            var (one, two) = Vector256.Widen(low);
            var (three, four) = Vector256.Widen(high);
            var width = (nuint)Vector256<float>.Count;
            var left = (Vector256.ConvertToSingle(one) * Vector256.LoadUnsafe(ref other, place)) + (Vector256.ConvertToSingle(two) * Vector256.LoadUnsafe(ref other, place + width));
            var right = (Vector256.ConvertToSingle(three) * Vector256.LoadUnsafe(ref other, place + (2 * width))) + (Vector256.ConvertToSingle(four) * Vector256.LoadUnsafe(ref other, place + (3 * width)));
            sum += (left + right) * Scale(scales[group]);
        }

        return Vector256.Sum(sum);
    }

    private static int Groups(int dimensions) => (dimensions + Group - 1) / Group;

    private static float Scale(ushort half) => BitConverter.UInt32BitsToSingle((uint)half << 16);

    // The next scale with an empty lower half by which no number is larger than a byte.
    private static ushort HalfOf(ReadOnlySpan<float> numbers)
    {
        var largest = 0f;
        foreach (var number in numbers)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return (ushort)((BitConverter.SingleToUInt32Bits(largest / Largest) + ushort.MaxValue) >> 16);
    }
}
