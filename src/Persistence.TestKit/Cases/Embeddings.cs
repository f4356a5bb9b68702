namespace Persistence.TestKit;

/// <summary>Embeddings of the cases, and what a search makes of them.</summary>
internal static class Embeddings
{
    public const int Dimensions = 8;

    // What stands at place p of an order counts 1 / (60 + p).
    public static double Fused(params int[] places) => Math.Round(places.Sum(static place => 1.0 / (60 + place)), 6);

    public static float[] Of(float first, float second) => [first, second, 0, 0, 0, 0, 0, 0];

    public static float[] Scattered(int seed) => [.. Enumerable.Range(1, Dimensions).Select(index => ((seed * 7919L * index) + (seed * seed)) % 2003 / 2003f - 0.5f)];

    public static double Cosine(float[] left, float[] right) => Math.Round(Unit(left).Zip(Unit(right)).Aggregate(0.0, static (sum, pair) => sum + ((double)pair.First * pair.Second)), 6) + 0.0;

    private static float[] Unit(float[] value)
    {
        var length = Math.Sqrt(value.Aggregate(0.0, static (sum, number) => sum + ((double)number * number)));
        return Array.ConvertAll(value, number => (float)(number / length));
    }
}
