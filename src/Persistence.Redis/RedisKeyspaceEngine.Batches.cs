using Persistence.Engine;

namespace Persistence.Redis;

/// <content>Several sessions at once: their commands go to the server without waiting for each other's answers.</content>
public abstract partial class RedisKeyspaceEngine<TSession, TKey, TMap>
{
    private const int MostAwaited = 128;
    private const int MostThreads = 16;

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> CommitMany(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => CommitCalls(saves).Concurrently(Most(mode), mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<TSession?>[]> ReadMany(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode) => ReadCalls(keys, load).Concurrently(Most(mode), mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> DeleteMany(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => DeleteCalls(keys).Concurrently(Most(mode), mode);

    private static int Most(IoMode mode) => mode.IsAsync ? MostAwaited : MostThreads;
}
