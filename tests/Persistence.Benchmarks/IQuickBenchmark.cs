namespace Persistence.Benchmarks;

/// <summary>
/// One topic of the short mode: <c>quick NAME</c>. Found by its interface, so that a new topic is a new class in a
/// folder of its own and nothing else.
/// </summary>
internal interface IQuickBenchmark
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Measures, prints a line for each ratio, and answers whether all are inside their budgets.</summary>
    /// <param name="report">Receives the ratios.</param>
    void Run(RatioReport report);
}
