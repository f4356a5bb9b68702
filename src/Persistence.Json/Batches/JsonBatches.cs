using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Several sessions at once: each has a file of its own, and their flushes wait for the disk together.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="isDurable">Whether commits wait for the disk.</param>
internal sealed class JsonBatches<TSession, TKey>(SessionEngine<TSession, TKey> engine, bool isDurable) : BatchHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private const int MostAtOnce = 32;

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Commit(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => AtOnce(CommitCalls(saves), isDurable, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Delete(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => AtOnce(DeleteCalls(keys), isDurable, mode);

    /// <inheritdoc/>
    protected override bool IsOfOneSession(SessionException problem) => base.IsOfOneSession(problem) || StoredSessions.IsOfOneSession(problem);

    // A thread that waits for the disk uses no processor, and the system flushes for many that wait at the same time. The pool would give as many threads as there are processors, and then one more each half second.
    private static ValueTask<BatchOutcome<bool>[]> AtOnce<TItem>(BatchCalls<TItem, bool> calls, bool isDurable, IoMode mode) =>
        isDurable ? calls.OnThreads(MostAtOnce, mode) : calls.Concurrently(Math.Min(MostAtOnce, Environment.ProcessorCount), mode);
}
