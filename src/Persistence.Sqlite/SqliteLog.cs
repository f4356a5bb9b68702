using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>One log of a session class in SQLite.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
/// <param name="target">Where appends go.</param>
/// <param name="reads">Finds sessions and reads as of one moment.</param>
/// <param name="reader">Reads entries.</param>
internal sealed class SqliteLog<TSession, TKey, TMap, TEntry, TLog>(
    AppendTarget<TSession, TKey, TEntry, TLog> target,
    (SnapshotReader Snapshots, SessionLookup<TSession, TKey, TMap> Lookup) reads,
    LogReader<TSession, TEntry, TLog> reader) : LogHandler<TSession, TKey, TEntry>(TLog.Description)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISqliteMap<TSession, TKey>
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    /// <inheritdoc/>
    public override ValueTask<AppendResult> Append(EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries, IoMode mode)
    {
        var command = AppendCommand<TSession, TKey, TMap, TEntry, TLog>.Rent();
        var isAwaited = false;
        try
        {
            command.Begin(target, key, entries);
            var write = target.Context.Database.Connections.Write(key.Text, command, mode);
            isAwaited = !write.IsCompletedSuccessfully;
            if (isAwaited)
            {
                return Awaited(command, write);
            }

            target.Context.Telemetry.Repeated(command.Repeated);
            return new ValueTask<AppendResult>(command.Result);
        }
        finally
        {
            if (!isAwaited)
            {
                command.Return();
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode) =>
        await reads.Snapshots.Read(key.Text, connection => Read(connection, FindSession(connection, key), range), mode).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode) =>
        reads.Snapshots.Read(key.Text, connection => target.Sql.LastSequence(connection, FindSession(connection, key).Id), mode);

    /// <inheritdoc/>
    public override ValueTask<TailPage<TEntry>> ReadTail(EncodedKey<TKey> key, LogRange range, IoMode mode) => reads.Snapshots.Read(
        key.Text,
        connection =>
        {
            var row = FindSession(connection, key);
            var entries = Read(connection, row, range);
            var isAll = entries.Count > 0 && entries.Count < range.Limit;
            return new TailPage<TEntry>(entries, isAll ? range.AfterSequence + entries.Count : target.Sql.LastSequence(connection, row.Id), row.Version, row.Token);
        },
        mode);

    /// <inheritdoc/>
    public override long Fingerprint(TEntry entry) => JsonEntries.Fingerprint<TSession, TEntry, TLog>(entry);

    /// <inheritdoc/>
    protected override ReadOnlySpan<TEntry> EntriesOf(TSession session) => TLog.GetEntries(session);

    /// <inheritdoc/>
    /// <remarks>Entries are encoded where they are bound, on the connection, so they are only checked here.</remarks>
    protected override void Encode(ReadOnlySpan<TEntry> added, int firstPosition, PreparedSave<TSession> save, ValidationErrors errors)
    {
        for (var position = 0; position < added.Length; position++)
        {
            TLog.Validate(added[position], firstPosition + position, errors);
        }

        errors.BeginEntry(null);
    }

    private async ValueTask<AppendResult> Awaited(AppendCommand<TSession, TKey, TMap, TEntry, TLog> command, ValueTask write)
    {
        try
        {
            await write.ConfigureAwait(false);
            target.Context.Telemetry.Repeated(command.Repeated);
            return command.Result;
        }
        finally
        {
            command.Return();
        }
    }

    private List<TEntry> Read(SqliteConnectionContext connection, SessionRow row, LogRange range) =>
        reader.Read(connection, (row.Id, target.Context.Older.Of(connection, row)), range);

    private SessionRow FindSession(SqliteConnectionContext connection, EncodedKey<TKey> key) =>
        reads.Lookup.FindUsable(connection, key.Value, key.Text) ?? throw SessionErrors.NotFound(key.Text, target.Context.DisplayName);
}
