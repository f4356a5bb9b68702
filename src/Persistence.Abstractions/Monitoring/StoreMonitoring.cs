namespace Persistence;

/// <summary>What a store reports about itself beyond the instruments, which need no setting. Immutable; several stores may share one.</summary>
public sealed record StoreMonitoring
{
    /// <summary>
    /// A name for the store, which becomes the tag <c>db.namespace</c> of everything it measures: for two stores of one class. Null, the default,
    /// for no tag. Each name makes a time series of its own, so it is none that a user chose.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// Whether keys of sessions and messages of exceptions, which name them, may be in traces and in <see cref="StoreEvent"/>. Never in metrics. Default: false.
    /// </summary>
    public bool IncludeKeys { get; init; }

    /// <summary>Receives events, for a log; null for none.</summary>
    public StoreObserver? Observer { get; init; }

    /// <summary>How often a store that cannot be reached reports so again, with the number of failures since. Default: one minute.</summary>
    public TimeSpan SummaryInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>With fewer free bytes than these on its disk, a store of files reports in <see cref="ISessionStore{TSession, TKey}.Diagnose"/> that it is degraded. Default: 256 MiB.</summary>
    public long LowDiskSpace { get; init; } = 256L * 1024 * 1024;

    /// <summary>
    /// When a session has been due for longer than this and nobody claims it, the store reports in <see cref="ISessionStore{TSession, TKey}.Diagnose"/> that it is degraded. Default: 5 minutes;
    /// <see cref="TimeSpan.MaxValue"/> to look at no due times.
    /// </summary>
    public TimeSpan OverdueAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>These settings, with an observer where they have none.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>The settings.</returns>
    public StoreMonitoring ObservedBy(StoreObserver observer) => Observer is null ? this with { Observer = observer } : this;

    /// <summary>Reads settings of a configuration: <c>Name</c>, <c>IncludeKeys</c>, <c>SummaryInterval</c>, <c>LowDiskSpace</c>, <c>OverdueAfter</c>.</summary>
    /// <param name="settings">The section of a store; they are in its section <c>Monitoring</c>.</param>
    /// <returns>The settings.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public static StoreMonitoring Read(Engine.StoreSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var (section, defaults) = (settings.Section("Monitoring"), new StoreMonitoring());
        return new()
        {
            Name = section.Text(nameof(Name)),
            IncludeKeys = section.Value(nameof(IncludeKeys), defaults.IncludeKeys),
            SummaryInterval = section.Value(nameof(SummaryInterval), defaults.SummaryInterval),
            LowDiskSpace = section.Value(nameof(LowDiskSpace), defaults.LowDiskSpace),
            OverdueAfter = section.Value(nameof(OverdueAfter), defaults.OverdueAfter),
        };
    }
}
