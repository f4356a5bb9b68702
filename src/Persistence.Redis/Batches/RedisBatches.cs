using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Redis.Batches;

/// <summary>Several sessions at once: their commands go to the server without waiting for each other's answers.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
internal sealed class RedisBatches<TSession, TKey>(SessionEngine<TSession, TKey> engine) : BatchHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private const int MostAtOnce = 128;

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Commit(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => CommitCalls(saves).Together(MostAtOnce, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<TSession?>[]> Read(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode) => ReadCalls(keys, load).Together(MostAtOnce, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Delete(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => DeleteCalls(keys).Together(MostAtOnce, mode);
}
