using System.ComponentModel;
using Persistence.Engine;

namespace Persistence.Monitoring;

/// <summary>
/// What a store measures and reports. An engine reports here what only it knows; calls are measured by the <see cref="SessionStore{TSession, TKey}"/>.
/// Where nothing listens, it costs a comparison and allocates nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoreTelemetry
{
    private readonly StoreEvents _events;
    private readonly Outage _outage;

    /// <summary>Makes it.</summary>
    /// <param name="system">The backend, the tag <c>db.system.name</c>: <c>json</c>, <c>sqlite</c>, <c>redis</c>, or another one's own.</param>
    /// <param name="store">The store's name in messages.</param>
    /// <param name="collection">The storage name of the session class, the tag <c>db.collection.name</c>; null where a commit is shared by several classes.</param>
    /// <param name="monitoring">Settings; null for the defaults.</param>
    public StoreTelemetry(string system, string store, string? collection, StoreMonitoring? monitoring = null)
    {
        monitoring ??= new StoreMonitoring();
        Store = store;
        Tags = new StoreTags(system, collection, monitoring.Name);
        (OverdueAfter, IncludesKeys) = (monitoring.OverdueAfter, monitoring.IncludeKeys);
        _events = new StoreEvents(store, monitoring);
        _outage = new Outage(_events, monitoring.SummaryInterval);
        Shapes = new ShapeTelemetry(_events);
    }

    /// <summary>What the class looked like that opened the store before.</summary>
    public ShapeTelemetry Shapes { get; }

    internal string Store { get; }

    internal StoreTags Tags { get; }

    internal TimeSpan OverdueAfter { get; }

    internal bool IncludesKeys { get; }

    /// <summary>Whether it is of use to count changes and bytes of a commit.</summary>
    public static bool MeasuresCommits => StoreInstruments.CommitChanges.Enabled || StoreInstruments.CommitBytes.Enabled;

    /// <summary>Reports a commit.</summary>
    /// <param name="changes">How many callers' changes it carried; 0 reports nothing.</param>
    /// <param name="bytes">How many bytes it wrote or sent; negative where that is not known.</param>
    public void Committed(int changes, long bytes)
    {
        if (changes > 0 && MeasuresCommits)
        {
            var tags = Tags.List();
            StoreInstruments.CommitChanges.Record(changes, in tags);
            if (bytes >= 0)
            {
                StoreInstruments.CommitBytes.Record(bytes, in tags);
            }
        }
    }

    /// <summary>Reports an append whose entries the log held already.</summary>
    /// <param name="entries">How many were not stored again; 0 reports nothing.</param>
    public void Repeated(long entries)
    {
        if (entries > 0 && StoreInstruments.Repeats.Enabled)
        {
            StoreInstruments.Repeats.Add(entries, Tags.List());
        }
    }

    /// <summary>Reports that a call tries again.</summary>
    /// <param name="fault">The failure that the store cannot be reached for; null where it only waits for another writer.</param>
    public void Retried(Exception? fault)
    {
        if (StoreInstruments.Retries.Enabled)
        {
            StoreInstruments.Retries.Add(1, Tags.List());
        }

        if (fault is not null)
        {
            _outage.Failed(fault);
        }
        else
        {
            _events.Send(StoreEventKind.Retried, "another process was writing");
        }
    }

    /// <summary>Reports a repair.</summary>
    /// <param name="reason">What was the matter: a text that holds no key and no content.</param>
    /// <param name="count">How many bytes or ids were removed.</param>
    /// <param name="key">The session's encoded key; null where it is not known.</param>
    public void Recovered(string reason, long count, string? key)
    {
        if (StoreInstruments.Recoveries.Enabled)
        {
            StoreInstruments.Recoveries.Add(1, Tags.List());
        }

        _events.Send(StoreEventKind.Recovered, reason, count, key);
    }

    /// <summary>Reports the progress of a backfill.</summary>
    /// <param name="sessions">How many sessions more are in the indexes.</param>
    public void Backfilling(long sessions)
    {
        if (sessions > 0 && StoreInstruments.BackfilledSessions.Enabled)
        {
            StoreInstruments.BackfilledSessions.Add(sessions, Tags.List());
        }
    }

    /// <summary>Reports that a backfill has ended.</summary>
    /// <param name="indexes">The storage names of the indexes.</param>
    /// <param name="sessions">How many sessions are in them now.</param>
    public void Backfilled(string indexes, long sessions) => _events.Send(StoreEventKind.Backfilled, indexes, sessions);

    internal bool IsObserved => StoreInstruments.MeasureCalls || _events.AreObserved;

    internal StoreCall Begin(StoreOperation operation) => new(Tags, _events, _outage, operation);
}
