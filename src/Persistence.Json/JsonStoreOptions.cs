using Persistence.Json;

namespace Persistence;

/// <summary>Settings of a JSON store. Immutable; one object may serve any number of stores.</summary>
public sealed record JsonStoreOptions
{
    /// <summary>What is promised once a call has returned. <see cref="Durability.Full"/> waits for the disk at each commit.</summary>
    public Durability Durability { get; init; } = Durability.Full;

    /// <summary>
    /// How long to wait for another process or thread that writes the same session, from zero to one hour, before
    /// <see cref="SessionStoreUnavailableException"/>. Default: 30 seconds.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a tail waits for a signal before it looks at its log without one, above zero, one hour at most. So much later at most an entry is read whose signal was lost. Default: 5 seconds.
    /// </summary>
    public TimeSpan TailPollInterval { get; init; } = Engine.TailSignals.DefaultPollInterval;

    /// <summary>
    /// Whether nothing of a deleted session is left in files of the store: with its own file go the index file, which holds keys and indexed values, and which is written again from what is stored, and copies of search indexes, which are not written then. A damaged file that is deleted goes
    /// into the quarantine all the same. Every program that writes has to say so. Default: false, because the next program reads every file where no index file was written since.
    /// </summary>
    public bool SecureDelete { get; init; }

    /// <summary>The clock that decides what has expired, and that dates each commit.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What the store reports about itself beyond its instruments.</summary>
    public StoreMonitoring Monitoring { get; init; } = new();

    /// <summary>The files. Tests substitute it to record what is written, or to make it fail.</summary>
    internal IFileLayer Files { get; init; } = SystemFiles.Instance;

    /// <summary>False to lock files instead of bytes of one file, as systems other than Linux must.</summary>
    internal bool MayLockBytes { get; init; } = true;

    /// <summary>The time, from any beginning, by which unused files are closed. No clock: it never goes back.</summary>
    internal Func<long> Milliseconds { get; init; } = static () => Environment.TickCount64;

    /// <summary>The clock by which leases end.</summary>
    internal Engine.LeaseClock LeaseClock { get; init; } = Engine.LeaseClock.System;

    /// <summary>Bytes of superseded headers below which a file is never compacted.</summary>
    internal long CompactionMinimum { get; init; } = 64 * 1024;

    /// <summary>Bytes of superseded headers below which maintenance leaves a file as it is.</summary>
    internal long MaintainedMinimum { get; init; } = 4 * 1024;

    /// <summary>False to read all files for each lookup, as where the system does not report changes.</summary>
    internal bool MayWatch { get; init; } = true;

    /// <summary>Sessions below which there is no index file.</summary>
    internal int LeastIndexed { get; init; } = 256;

    /// <summary>Texts below which no copy of a search index is written.</summary>
    internal int LeastSearched { get; init; } = 1024;

    /// <summary>Gives how much space is free in a folder. Tests substitute it.</summary>
    internal Func<string, long?> FreeSpace { get; init; } = Diagnosis.DiskSpace.Free;

    /// <summary>These settings, with an observer of events where they have none.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>The settings.</returns>
    public JsonStoreOptions ObservedBy(StoreObserver observer) => this with { Monitoring = Monitoring.ObservedBy(observer) };

    /// <summary>Reads the settings of a configuration: members by the names of the properties.</summary>
    /// <param name="settings">The section; it remembers what is wrong.</param>
    /// <returns>The settings.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public static JsonStoreOptions Read(Engine.StoreSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var defaults = new JsonStoreOptions();
        var options = new JsonStoreOptions
        {
            Durability = settings.Choice(nameof(Durability), defaults.Durability),
            LockTimeout = settings.Value(nameof(LockTimeout), defaults.LockTimeout),
            TailPollInterval = settings.Value(nameof(TailPollInterval), defaults.TailPollInterval),
            SecureDelete = settings.Value(nameof(SecureDelete), defaults.SecureDelete),
            Monitoring = StoreMonitoring.Read(settings),
        };
        settings.Check(options.Validate);
        return options;
    }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Monitoring);
        Engine.TailSignals.RequireInterval(TailPollInterval, "JsonStoreOptions.TailPollInterval");
        if (LockTimeout < TimeSpan.Zero || LockTimeout > TimeSpan.FromHours(1))
        {
            throw new ArgumentException($"JsonStoreOptions.LockTimeout is {LockTimeout}; it lies between zero and one hour.", nameof(LockTimeout));
        }

        if (Durability is not (Durability.Full or Durability.Relaxed))
        {
            throw new ArgumentException($"JsonStoreOptions.Durability {Durability} is not known; use Full or Relaxed.", nameof(Durability));
        }
    }
}
