using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Several sessions at once: each has a file of its own, and their flushes wait for the disk together.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
internal sealed class JsonBatches<TSession, TKey>(SessionEngine<TSession, TKey> engine) : BatchHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private const int MostAtOnce = 16;

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Commit(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => CommitCalls(saves).Concurrently(MostAtOnce, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Delete(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => DeleteCalls(keys).Concurrently(MostAtOnce, mode);

    /// <inheritdoc/>
    protected override bool IsOfOneSession(SessionException problem) => base.IsOfOneSession(problem) || StoredSessions.IsOfOneSession(problem);
}
