using Persistence.Engine;

namespace Persistence.Sqlite;

/// <content>Several sessions in one transaction.</content>
public abstract partial class SqliteTableEngine<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> CommitMany(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => Parts.Save.RunMany(saves, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<TSession?>[]> ReadMany(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode) => Parts.Reader.ReadMany(keys, load, mode);

    /// <inheritdoc/>
    public override ValueTask<BatchOutcome<bool>[]> DeleteMany(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => Parts.Delete.RunMany(keys, mode);
}
