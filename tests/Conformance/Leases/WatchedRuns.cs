using Persistence.Engine;
using Persistence.InMemory;
using Persistence.Mapping;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>Runs in memory, whose leases are watched: what happens between the look of a claim and its request is up to the test.</summary>
internal sealed class WatchedRuns : SessionEngine<LeasedRun, string, LeasedRunMap>
{
    private readonly InMemorySessionEngine<LeasedRun, string, LeasedRunMap> _inner;

    /// <summary>Makes it.</summary>
    /// <param name="database">What it shares with other stores.</param>
    public WatchedRuns(InMemoryDatabase database)
        : base("watched runs", system: "memory")
    {
        _inner = new InMemorySessionEngine<LeasedRun, string, LeasedRunMap>(database);
        Watched = new WatchedLeases(_inner.Leases);
    }

    /// <summary>Its leases.</summary>
    public WatchedLeases Watched { get; }

    public override LeaseHandler<string> Leases => Watched;

    public override IReadOnlyList<LogHandler<LeasedRun, string>> Logs => _inner.Logs;

    public override IReadOnlyList<IndexHandler<string>> Indexes => _inner.Indexes;

    public override PreparedSave<LeasedRun> Prepare(LeasedRun session, string key, bool isCreation, ValidationErrors errors) => _inner.Prepare(session, key, isCreation, errors);

    public override ValueTask Commit(PreparedSave<LeasedRun> save, IoMode mode) => _inner.Commit(save, mode);

    public override ValueTask<LeasedRun?> Read(EncodedKey<string> key, SessionLoad load, IoMode mode) => _inner.Read(key, load, mode);

    public override ValueTask<bool> Delete(EncodedKey<string> key, IoMode mode) => _inner.Delete(key, mode);

    public override ValueTask<bool> Exists(EncodedKey<string> key, IoMode mode) => _inner.Exists(key, mode);

    public override ValueTask<KeyPage<string>> ReadKeys(object? position, IoMode mode) => _inner.ReadKeys(position, mode);

    public override ValueTask<PurgeResult> PurgeExpired(IoMode mode) => _inner.PurgeExpired(mode);

    public override ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode) => _inner.Verify(progress, mode);
}
