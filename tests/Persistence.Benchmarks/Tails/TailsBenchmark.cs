namespace Persistence.Benchmarks.Tails;

/// <summary>How soon tails deliver, and what they cost while nothing happens.</summary>
internal sealed class TailsBenchmark : IQuickBenchmark
{
    /// <inheritdoc/>
    public string Name => "tails";

    /// <inheritdoc/>
    public void Run(RatioReport report) => TailPlace.OnEach(place =>
    {
        TailDelivery.InProcess(report, place);
        TailDelivery.AcrossProcesses(report, place);
        TailIdleness.Run(report, place);
    });
}
