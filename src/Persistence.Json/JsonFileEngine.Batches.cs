using Persistence.Engine;

namespace Persistence.Json;

/// <content>Several sessions at once: each has a file of its own, and their flushes wait for the disk together.</content>
public abstract partial class JsonFileEngine<TSession, TKey, TMap>
{
    private const int MostAtOnce = 16;

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> CommitMany(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => CommitCalls(saves).Concurrently(MostAtOnce, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> DeleteMany(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => DeleteCalls(keys).Concurrently(MostAtOnce, mode);

    /// <inheritdoc/>
    protected override bool IsOfOneSession(SessionException problem) => base.IsOfOneSession(problem) || StoredSessions.IsOfOneSession(problem);
}
