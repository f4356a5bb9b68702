using Persistence.Engine;
using Persistence.InMemory;
using Persistence.Mapping;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>Chats in memory, whose log is watched: what a third party's engine is to the tails.</summary>
internal sealed class WatchedEngine : SessionEngine<MultichatSession, string, MultichatSessionMap>
{
    private readonly InMemorySessionEngine<MultichatSession, string, MultichatSessionMap> _inner;

    /// <summary>Makes it.</summary>
    /// <param name="database">What it shares with others, which do not wake its tails.</param>
    /// <param name="signals">Its signals; null for those that every engine has.</param>
    /// <param name="isPlain">Whether it overrides nothing that tails would like.</param>
    public WatchedEngine(InMemoryDatabase database, WatchedSignals? signals = null, bool isPlain = false)
        : base("watched store", system: "memory")
    {
        _inner = new InMemorySessionEngine<MultichatSession, string, MultichatSessionMap>(database);
        Log = new WatchedLog((LogHandler<MultichatSession, string, ChatMessage>)_inner.Logs[0], isPlain);
        Tails = signals ?? base.Tails;
    }

    public WatchedLog Log { get; }

    public override TailSignals Tails { get; }

    public override IReadOnlyList<LogHandler<MultichatSession, string>> Logs => [Log];

    public override IReadOnlyList<IndexHandler<string>> Indexes => _inner.Indexes;

    public override PreparedSave<MultichatSession> Prepare(MultichatSession session, string key, bool isCreation, ValidationErrors errors) => _inner.Prepare(session, key, isCreation, errors);

    public override ValueTask Commit(PreparedSave<MultichatSession> save, IoMode mode) => _inner.Commit(save, mode);

    public override ValueTask<MultichatSession?> Read(EncodedKey<string> key, SessionLoad load, IoMode mode) => _inner.Read(key, load, mode);

    public override ValueTask<bool> Delete(EncodedKey<string> key, IoMode mode) => _inner.Delete(key, mode);

    public override ValueTask<bool> Exists(EncodedKey<string> key, IoMode mode) => _inner.Exists(key, mode);

    public override ValueTask<KeyPage<string>> ReadKeys(object? position, IoMode mode) => _inner.ReadKeys(position, mode);

    public override ValueTask<PurgeResult> PurgeExpired(IoMode mode) => _inner.PurgeExpired(mode);

    public override ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode) => _inner.Verify(progress, mode);
}
