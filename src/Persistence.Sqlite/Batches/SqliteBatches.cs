using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Several sessions in one transaction.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="save">Creates and saves.</param>
/// <param name="reader">Reads sessions.</param>
/// <param name="delete">Deletes.</param>
internal sealed class SqliteBatches<TSession, TKey, TMap>(
    SessionEngine<TSession, TKey> engine, SaveCommand<TSession, TKey, TMap> save, SessionReader<TSession, TKey, TMap> reader, DeleteCommand<TSession, TKey, TMap> delete)
    : BatchHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Commit(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => save.RunMany(saves, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<TSession?>[]> Read(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode) => reader.ReadMany(keys, load, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> Delete(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => delete.RunMany(keys, mode);
}
