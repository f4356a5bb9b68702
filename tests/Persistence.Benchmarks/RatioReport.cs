using System.Globalization;

namespace Persistence.Benchmarks;

/// <summary>Prints ratios measured within one run, each beside its budget.</summary>
internal sealed class RatioReport
{
    /// <summary>The ratios that missed their budget.</summary>
    public int Misses { get; private set; }

    /// <summary>Prints a ratio that should be small.</summary>
    /// <param name="what">What was measured, against what.</param>
    /// <param name="ratio">The ratio.</param>
    /// <param name="budget">The most it may be.</param>
    /// <param name="detail">The figures that it comes from.</param>
    public void AtMost(string what, double ratio, double budget, string detail = "") =>
        Print(what, ratio, "<=", budget, detail);

    /// <summary>Prints a ratio that should be large.</summary>
    /// <param name="what">What was measured, against what.</param>
    /// <param name="ratio">The ratio.</param>
    /// <param name="budget">The least it may be.</param>
    /// <param name="detail">The figures that it comes from.</param>
    public void AtLeast(string what, double ratio, double budget, string detail = "") =>
        Print(what, ratio, ">=", budget, detail);

    /// <summary>Prints a figure that has no budget.</summary>
    /// <param name="text">The line.</param>
    public static void Note(string text) => Console.WriteLine("       " + text);

    private void Print(string what, double ratio, string relation, double budget, string detail)
    {
        var isMet = relation == "<=" ? ratio <= budget : ratio >= budget;
        Misses += isMet ? 0 : 1;

        // A figure that is rounded to its budget does not look like one that misses it.
        var figure = ratio.ToString(Math.Round(ratio, 2) == budget ? "0.000" : "0.00", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isMet ? "ok  " : "MISS")}   {what,-64} {figure,7} {relation} {budget:0.00}   {detail}"));
    }
}
