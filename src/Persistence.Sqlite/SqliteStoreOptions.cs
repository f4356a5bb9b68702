namespace Persistence;

/// <summary>Settings of a SQLite store or database. Immutable.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>What is promised once a call has returned. <see cref="Durability.Full"/> waits for the disk at each commit.</summary>
    public Durability Durability { get; init; } = Durability.Full;

    /// <summary>
    /// How long to wait for another process that holds the database, from zero to one hour, before
    /// <see cref="SessionStoreUnavailableException"/>. Default: 30 seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a tail waits for a signal before it looks at its log without one, above zero, one hour at most. So much later at most an entry is read whose signal was lost. Default: 5 seconds.
    /// </summary>
    public TimeSpan TailPollInterval { get; init; } = Engine.TailSignals.DefaultPollInterval;

    /// <summary>
    /// Whether nothing of a deleted session is left in the file: what is deleted is overwritten, and its words leave the search indexes in the same transaction, as do copies of embeddings, which no search stores then. In the write-ahead log they stay until
    /// the checkpoint of <c>Maintain</c>, or until the database is closed. Every program that writes has to say so. Default: false, because with searched members a deletion writes parts of the indexes again.
    /// </summary>
    public bool SecureDelete { get; init; }

    /// <summary>The clock that decides what has expired.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What the store reports about itself beyond its instruments.</summary>
    public StoreMonitoring Monitoring { get; init; } = new();

    /// <summary>The clock by which leases end.</summary>
    internal Engine.LeaseClock LeaseClock { get; init; } = Engine.LeaseClock.System;

    /// <summary>Gives the version of SQLite as a number. Tests substitute it.</summary>
    internal Func<int> LibraryVersion { get; init; } = SQLitePCL.raw.sqlite3_libversion_number;

    /// <summary>Embeddings below which no copy of them is stored.</summary>
    internal int LeastSearched { get; init; } = 1024;

    /// <summary>Gives how much space is free in a folder. Tests substitute it.</summary>
    internal Func<string, long?> FreeSpace { get; init; } = Diagnosis.DiskSpace.Free;

    /// <summary>These settings, with an observer of events where they have none.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>The settings.</returns>
    public SqliteStoreOptions ObservedBy(StoreObserver observer) => this with { Monitoring = Monitoring.ObservedBy(observer) };

    /// <summary>Reads the settings of a configuration: members by the names of the properties.</summary>
    /// <param name="settings">The section; it remembers what is wrong.</param>
    /// <returns>The settings.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public static SqliteStoreOptions Read(Engine.StoreSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var defaults = new SqliteStoreOptions();
        var options = new SqliteStoreOptions
        {
            Durability = settings.Choice(nameof(Durability), defaults.Durability),
            BusyTimeout = settings.Value(nameof(BusyTimeout), defaults.BusyTimeout),
            TailPollInterval = settings.Value(nameof(TailPollInterval), defaults.TailPollInterval),
            SecureDelete = settings.Value(nameof(SecureDelete), defaults.SecureDelete),
            Monitoring = StoreMonitoring.Read(settings),
        };
        settings.Check(options.Validate);
        if (settings.Text("ConnectionString") is { } text)
        {
            settings.Check(() => Sqlite.ConnectionText.ThrowIfNoStoreCanDo(Sqlite.ConnectionText.Parse(text)));
        }

        return options;
    }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Monitoring);
        Engine.TailSignals.RequireInterval(TailPollInterval, "SqliteStoreOptions.TailPollInterval");
        if (BusyTimeout < TimeSpan.Zero || BusyTimeout > TimeSpan.FromHours(1))
        {
            throw new ArgumentException($"BusyTimeout is {BusyTimeout}; it lies between zero and one hour.");
        }

        if (Durability is not (Durability.Full or Durability.Relaxed))
        {
            throw new ArgumentException($"Durability {Durability} is not known; use Full or Relaxed.");
        }
    }
}
