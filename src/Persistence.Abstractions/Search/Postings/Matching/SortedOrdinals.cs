namespace Persistence.Search;

/// <summary>Goes through ascending numbers in leaps.</summary>
internal static class SortedOrdinals
{
    /// <summary>Finds the first number that is not below another one.</summary>
    /// <param name="ordinals">The numbers, ascending.</param>
    /// <param name="start">Where to begin; what stands before is below.</param>
    /// <param name="ordinal">The other number.</param>
    /// <returns>Its index; the length where all are below.</returns>
    public static int FirstFrom(ReadOnlySpan<int> ordinals, int start, int ordinal)
    {
        var (low, step) = (start, 1);
        while (low + step < ordinals.Length && ordinals[low + step] < ordinal)
        {
            low += step;
            step *= 2;
        }

        if (low >= ordinals.Length || ordinals[low] >= ordinal)
        {
            return low;
        }

        var high = Math.Min(ordinals.Length, low + step);
        low++;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = ordinals[middle] < ordinal ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
