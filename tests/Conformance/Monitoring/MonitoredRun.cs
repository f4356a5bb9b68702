using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Persistence.Conformance;
using Persistence.Mapping;

[assembly: AssemblyFixture(typeof(MonitoredRun))]

namespace Persistence.Conformance;

/// <summary>
/// Listens to the meter and the source of activities while everything here runs: each measurement and each span has the tags of docs/monitoring.md and no others, and their
/// values are names of classes, members, operations, backends and exceptions. So no key and no content is among them, whatever a case stores.
/// </summary>
public sealed class MonitoredRun : IDisposable
{
    private static readonly HashSet<string> s_classes = [];
    private static readonly HashSet<string> s_members = [];

    private readonly ConcurrentDictionary<string, byte> _wrong = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    static MonitoredRun()
    {
        foreach (var description in typeof(MonitoredRun).Assembly.GetTypes().Select(static type => type.GetProperty("Description")).Where(static property => property?.PropertyType == typeof(SessionDescription) && property.GetMethod!.IsStatic).Select(static property => (SessionDescription)property!.GetValue(null)!))
        {
            s_classes.Add(description.Name);
            s_members.UnionWith(description.Logs.Select(static log => log.StorageName).Concat(description.Indexes.Select(static index => index.StorageName)));
        }
    }

    public MonitoredRun()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Persistence")
            {
                CheckBuckets(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Check(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Check(instrument, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Persistence",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Check,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>What was found; empty when all is well.</summary>
    public IEnumerable<string> Wrong => _wrong.Keys;

    /// <summary>Whether a text is the storage name of a session class.</summary>
    internal static bool IsClass(string text) => s_classes.Contains(text);

    /// <summary>Whether a text is the name of a session class.</summary>
    internal static bool IsSession(string text) => typeof(MonitoredRun).Assembly.GetTypes().Any(type => type.Name == text && type.GetProperty("Description") is not null);

    /// <summary>Whether a text is the name of an index, or of what it is stored in.</summary>
    internal static bool IsIndex(string text) => s_members.Contains(text) || s_classes.Any(name => text == name + "_by__expires_at" || (text.StartsWith(name + "_", StringComparison.Ordinal) && s_members.Any(member => text.Contains("_" + member, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether a text is the name of an exception's type.</summary>
    internal static bool IsException(string text) => AppDomain.CurrentDomain.GetAssemblies().Any(assembly => typeof(Exception).IsAssignableFrom(assembly.GetType(text)));

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
        Assert.Empty(Wrong);
    }

    // Without advice a reader puts durations in seconds into buckets that were made for milliseconds.
    private void CheckBuckets(Instrument instrument)
    {
        if (instrument is Histogram<double> { Advice: null } or Histogram<long> { Advice: null })
        {
            _wrong[$"{instrument.Name} has no advice for its buckets"] = 0;
        }
    }

    private void Check(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!MonitoringPage.Instruments.TryGetValue(instrument.Name, out var row))
        {
            _wrong[$"docs/monitoring.md has no row for {instrument.Name}"] = 0;
            return;
        }

        foreach (var (name, value) in tags)
        {
            Check(instrument.Name, row.Tags, name, value);
        }
    }

    private void Check(Activity span)
    {
        var documented = MonitoringPage.Instruments["db.client.operation.duration"].Tags;
        foreach (var (name, value) in span.TagObjects.Where(tag => tag.Key != "persistence.session.key" || !MonitoringTests.IncludesKeys(span)))
        {
            Check("span", documented, name, value);
        }

        var isNamed = span.OperationName == $"{span.GetTagItem("db.operation.name")} {span.GetTagItem("db.collection.name")}" && span.Kind == ActivityKind.Client && span.StatusDescription is null && !span.Events.Any();
        if (!isNamed)
        {
            _wrong[$"span {span.OperationName}"] = 0;
        }
    }

    private void Check(string of, string[] documented, string name, object? value)
    {
        if (!documented.Contains(name) || value is not string text || !IsKnown(name, text))
        {
            _wrong[name == "db.operation.name" ? $"docs/monitoring.md has no operation {value}" : $"{of}: {name} = {value}"] = 0;
        }
    }

    private static bool IsKnown(string name, string value) => name switch
    {
        "db.system.name" => value is "json" or "sqlite" or "redis" or "memory",
        "db.collection.name" => IsClass(value),
        "db.operation.name" => MonitoringPage.Operations.Contains(value),
        "db.namespace" => value.StartsWith("monitored-", StringComparison.Ordinal),
        "persistence.member" => s_members.Contains(value),
        "error.type" => IsException(value),
        _ => false,
    };
}
