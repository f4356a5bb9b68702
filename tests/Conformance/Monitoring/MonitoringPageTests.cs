using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Persistence.Monitoring;

namespace Persistence.Conformance;

/// <summary>The table of instruments in docs/monitoring.md beside those that exist.</summary>
public sealed class MonitoringPageTests
{
    [Fact]
    public void The_page_has_each_instrument_with_its_kind_and_unit()
    {
        var published = new ConcurrentBag<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == "Persistence")
                {
                    published.Add(instrument);
                }
            },
        };
        listener.Start();

        // There at the latest when something is measured.
        Assert.True(StoreTelemetry.MeasuresCommits);
        Assert.Equal(
            published.Select(static one => (one.Name, KindOf(one), one.Unit!)).Order(),
            MonitoringPage.Instruments.Select(static row => (row.Key, row.Value.Kind, row.Value.Unit)).Order());
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        "Gauge" => "gauge",
        var other => other,
    };
}
