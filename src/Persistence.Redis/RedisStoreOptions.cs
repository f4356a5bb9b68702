using Persistence.Redis.Layout;

namespace Persistence;

/// <summary>Settings of a Redis store. Immutable; one object may serve any number of stores.</summary>
public sealed record RedisStoreOptions
{
    /// <summary>The most that <see cref="RetryTimeout"/> may be.</summary>
    public static readonly TimeSpan MaxRetryTimeout = TimeSpan.FromHours(1);

    /// <summary>
    /// What every key of the store begins with, so that several applications can share a server: any non-empty text.
    /// Stores with different prefixes never touch each other's keys. Default: <c>persistence</c>.
    /// </summary>
    public string KeyPrefix { get; init; } = "persistence";

    /// <summary>The number of the database; -1, the default, for the connection's own. A cluster has database 0 only.</summary>
    public int Database { get; init; } = -1;

    /// <summary>
    /// How many replicas must have a commit before the call returns, 0 or more; the default is 0. The server is asked
    /// with WAIT, which holds up the other commands on the same connection meanwhile. Too few replicas:
    /// <see cref="SessionNotReplicatedException"/>.
    /// </summary>
    public int WaitForReplicas { get; init; }

    /// <summary>How long to wait for the replicas; above zero, at most an hour. Default: one second.</summary>
    public TimeSpan WaitTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a call keeps trying while the server cannot be reached, is loading or is failing over: zero, for a
    /// single attempt, to <see cref="MaxRetryTimeout"/>. Default: 10 seconds. A change whose outcome is unknown is
    /// tried again only where the store can recognise that it has been made already.
    /// </summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause before the second attempt, above zero; it doubles from attempt to attempt, up to a second. Default: 50 milliseconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How long a tail waits for a signal before it looks at its log without one, above zero, one hour at most. So much later at most an entry is read whose signal was lost. Default: 5 seconds.
    /// </summary>
    public TimeSpan TailPollInterval { get; init; } = Engine.TailSignals.DefaultPollInterval;

    /// <summary>
    /// Whether each commit that adds entries or deletes a session also sends a message (PUBLISH) that wakes the tails of other processes. Without it they find entries by
    /// <see cref="TailPollInterval"/>. Switch it off where nobody reads tails and the server is busy, above all in a cluster, which passes each message on to every node. Default: true.
    /// </summary>
    public bool PublishCommits { get; init; } = true;

    /// <summary>
    /// Whether nothing of a deleted session is left in copies of search indexes: no search stores one, and each deletion removes those of other programs. Every program that uses the store has to say so.
    /// Default: false, because without a copy the first search of each store object reads every session.
    /// </summary>
    public bool SecureDelete { get; init; }

    /// <summary>
    /// The clock that sessions expire by. With the default, the system's, the server's own clock and its native expiry
    /// are used. Any other clock is compared at each access instead, and nothing expires by itself.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What the store reports about itself beyond its instruments.</summary>
    public StoreMonitoring Monitoring { get; init; } = new();

    /// <summary>These settings, with an observer of events where they have none.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>The settings.</returns>
    public RedisStoreOptions ObservedBy(StoreObserver observer) => this with { Monitoring = Monitoring.ObservedBy(observer) };

    /// <summary>Reads the settings of a configuration: members by the names of the properties.</summary>
    /// <param name="settings">The section; it remembers what is wrong.</param>
    /// <returns>The settings.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public static RedisStoreOptions Read(Engine.StoreSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var defaults = new RedisStoreOptions();
        var options = new RedisStoreOptions
        {
            KeyPrefix = settings.Text(nameof(KeyPrefix)) ?? defaults.KeyPrefix,
            Database = settings.Value(nameof(Database), defaults.Database),
            WaitForReplicas = settings.Value(nameof(WaitForReplicas), defaults.WaitForReplicas),
            WaitTimeout = settings.Value(nameof(WaitTimeout), defaults.WaitTimeout),
            RetryTimeout = settings.Value(nameof(RetryTimeout), defaults.RetryTimeout),
            RetryDelay = settings.Value(nameof(RetryDelay), defaults.RetryDelay),
            TailPollInterval = settings.Value(nameof(TailPollInterval), defaults.TailPollInterval),
            PublishCommits = settings.Value(nameof(PublishCommits), defaults.PublishCommits),
            SecureDelete = settings.Value(nameof(SecureDelete), defaults.SecureDelete),
            Monitoring = StoreMonitoring.Read(settings),
        };
        settings.Check(options.Validate);
        return options;
    }

    /// <summary>Whether searches use an index in memory; tests compare with reading every session.</summary>
    internal bool MayFollow { get; init; } = true;

    /// <summary>Texts below which no copy of a search index is stored.</summary>
    internal int LeastSearched { get; init; } = 1024;

    internal bool UsesServerClock => ReferenceEquals(TimeProvider, TimeProvider.System);

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(KeyPrefix);
        Require(Utf8.IsStorable(KeyPrefix), nameof(KeyPrefix), "text without half surrogate pairs");
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(Monitoring);
        Engine.TailSignals.RequireInterval(TailPollInterval, "RedisStoreOptions.TailPollInterval");
        Require(Database >= -1, nameof(Database), "-1 or more");
        Require(WaitForReplicas >= 0, nameof(WaitForReplicas), "0 or more");
        Require(WaitTimeout > TimeSpan.Zero && WaitTimeout <= TimeSpan.FromHours(1), nameof(WaitTimeout), "above zero and at most an hour");
        Require(RetryTimeout >= TimeSpan.Zero && RetryTimeout <= MaxRetryTimeout, nameof(RetryTimeout), "zero to an hour");
        Require(RetryDelay > TimeSpan.Zero && RetryDelay <= MaxRetryTimeout, nameof(RetryDelay), "above zero and at most an hour");
    }

    private static void Require(bool isValid, string option, string allowed)
    {
        if (!isValid)
        {
            throw new ArgumentException($"RedisStoreOptions.{option} must be {allowed}.", option);
        }
    }
}
