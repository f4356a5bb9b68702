using System.Numerics;
using System.Runtime.InteropServices;

namespace Persistence.Search;

/// <summary>
/// Embeddings of length 1, whose product is the cosine of those that they were made of. What is shown and orders hits is added up in one order and in double, so that it has the same
/// bits on every processor; what only chooses is added up as the processor does it best.
/// </summary>
internal static class UnitVector
{
    /// <summary>
    /// How much farther than another one an embedding may look by <see cref="Near"/> and still come before it. Each addition rounds by 2^-24 of a sum that is 1 at most, and of n numbers
    /// sixteen lanes add n / 16 each and at most 31 come after them: twice that, for the two that are compared, and the last shown decimal.
    /// </summary>
    /// <param name="dimensions">How many numbers an embedding has.</param>
    public static float Tolerance(int dimensions) => 6e-6f + (dimensions * 8e-9f);

    /// <summary>Makes the length 1.</summary>
    /// <param name="value">An embedding that is not all zero.</param>
    /// <param name="target">Receives it; as long.</param>
    public static void Make(ReadOnlySpan<float> value, Span<float> target)
    {
        var sum = 0.0;
        foreach (var number in value)
        {
            sum += (double)number * number;
        }

        var length = Math.Sqrt(sum);
        for (var index = 0; index < value.Length; index++)
        {
            target[index] = (float)(value[index] / length);
        }
    }

    /// <summary>The cosine, rounded to six decimals.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other one.</param>
    public static double Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
        {
            sum += (double)left[index] * right[index];
        }

        // Minus zero is shown as zero.
        return Math.Round(sum, 6) + 0.0;
    }

    /// <summary>The cosine, nearly.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other one, as long.</param>
    public static float Near(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref var first = ref MemoryMarshal.GetReference(left);
        ref var second = ref MemoryMarshal.GetReference(right);
        var (width, index) = (Vector<float>.Count, 0);
        var (one, two, three, four) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (; index <= left.Length - (4 * width); index += 4 * width)
        {
            one += Vector.LoadUnsafe(ref first, (nuint)index) * Vector.LoadUnsafe(ref second, (nuint)index);
            two += Vector.LoadUnsafe(ref first, (nuint)(index + width)) * Vector.LoadUnsafe(ref second, (nuint)(index + width));
            three += Vector.LoadUnsafe(ref first, (nuint)(index + (2 * width))) * Vector.LoadUnsafe(ref second, (nuint)(index + (2 * width)));
            four += Vector.LoadUnsafe(ref first, (nuint)(index + (3 * width))) * Vector.LoadUnsafe(ref second, (nuint)(index + (3 * width)));
        }

        var sum = Vector.Sum(one + two + (three + four));
        for (; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }
}
