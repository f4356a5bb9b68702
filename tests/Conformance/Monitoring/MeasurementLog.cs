using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Persistence.Conformance;

/// <summary>What the stores of one name measure.</summary>
internal sealed class MeasurementLog : IDisposable
{
    private readonly string _store;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measured> _all = new();

    public MeasurementLog(string store)
    {
        _store = store;
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Persistence")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<Measured> Of(string instrument) => [.. _all.Where(one => one.Instrument == instrument)];

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var measured = new Measured(instrument.Name, value, new Dictionary<string, object?>(tags.ToArray()));
        if (measured["db.namespace"] as string == _store)
        {
            _all.Enqueue(measured);
        }
    }
}
