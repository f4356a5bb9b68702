using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Reading;

namespace Persistence.Redis.Batches;

/// <summary>Several sessions at once: their commands go to the server without waiting for each other's answers.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="headers">Reads headers.</param>
/// <param name="backfill">Passed once the indexes are complete.</param>
internal sealed class RedisBatches<TSession, TKey, TMap>(SessionEngine<TSession, TKey> engine, HeaderReader<TSession, TKey, TMap> headers, ReadinessGate backfill) : BatchHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private const int MostAtOnce = 128;

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Commit(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => CommitCalls(saves).Together(MostAtOnce, mode);

    /// <inheritdoc/>
    public override async ValueTask<BatchOutcome<TSession?>[]> Read(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode)
    {
        if (load.MaxEntries > 0 || keys.Count < 2 || !headers.IsPossible)
        {
            return await ReadCalls(keys, load).Together(MostAtOnce, mode).ConfigureAwait(false);
        }

        await backfill.Pass(mode).ConfigureAwait(false);
        return await headers.Read(Array.ConvertAll([.. keys], static key => key.Text), mode).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Delete(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => DeleteCalls(keys).Together(MostAtOnce, mode);
}
