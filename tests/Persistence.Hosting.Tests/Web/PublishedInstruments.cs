using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Persistence.Hosting.Tests.Web;

/// <summary>The instruments of stores, each of which a test can move.</summary>
internal sealed class PublishedInstruments : IDisposable
{
    private readonly ConcurrentBag<Instrument> _all = [];
    private readonly MeterListener _listener = new();

    public PublishedInstruments()
    {
        _listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "Persistence")
            {
                _all.Add(instrument);
            }
        };
        _listener.Start();
    }

    public int Count => _all.Count;

    public void RecordEach()
    {
        foreach (var instrument in _all)
        {
            Record(instrument);
        }
    }

    public void Dispose() => _listener.Dispose();

    private static void Record(Instrument instrument)
    {
        switch (instrument)
        {
            case Counter<long> counter:
                counter.Add(1);
                break;
            case Histogram<long> histogram:
                histogram.Record(1);
                break;
            case Histogram<double> histogram:
                histogram.Record(1);
                break;
            case Gauge<long> gauge:
                gauge.Record(1);
                break;
            default:
                throw new NotSupportedException($"{instrument.Name} is of another kind.");
        }
    }
}
