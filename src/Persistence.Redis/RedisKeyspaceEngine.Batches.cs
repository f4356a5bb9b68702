using Persistence.Engine;

namespace Persistence.Redis;

/// <content>Several sessions at once: their commands go to the server without waiting for each other's answers.</content>
public abstract partial class RedisKeyspaceEngine<TSession, TKey, TMap>
{
    private const int MostAtOnce = 128;

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> CommitMany(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => CommitCalls(saves).Together(MostAtOnce, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<TSession?>[]> ReadMany(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode) => ReadCalls(keys, load).Together(MostAtOnce, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> DeleteMany(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => DeleteCalls(keys).Together(MostAtOnce, mode);
}
