#pragma warning disable CS8631 // What generated code suppresses too: a column of a type that may be null serves one that may not.
using Persistence.Sqlite.Mapping;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Async;

/// <summary>The store of <see cref="Chat"/> with the members that the generator writes for a class with <c>Async</c>, written by hand.</summary>
internal sealed class AsyncChatStore : AsyncSqliteSessionStore<Chat, string, ChatMap>
{
    public AsyncChatStore(string connectionString, SqliteStoreOptions? options = null)
        : base(connectionString, options)
    {
    }

    public AsyncChatStore(SqliteDatabase database)
        : base(database)
    {
    }

    public long AppendRemarks(string key, params ReadOnlySpan<Remark> entries) => AppendEntries<Remark, ChatMap.RemarksLog>(key, entries);

    public ValueTask<long> AppendRemarksAsync(string key, Remark entry, CancellationToken cancellationToken = default) =>
        AppendRemarksAsync(key, new[] { entry }, cancellationToken);

    public ValueTask<long> AppendRemarksAsync(string key, ReadOnlyMemory<Remark> entries, CancellationToken cancellationToken = default) =>
        AppendEntriesAsync<Remark, ChatMap.RemarksLog>(key, entries, cancellationToken);

    public ValueTask<IReadOnlyList<Remark>> ReadRemarksAsync(string key, long afterSequence = 0, int limit = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReadEntriesAsync<Remark, ChatMap.RemarksLog>(key, afterSequence, limit, cancellationToken);

    public ValueTask<IReadOnlyList<Remark>> ReadLastRemarksAsync(string key, int count, CancellationToken cancellationToken = default) =>
        ReadLastEntriesAsync<Remark, ChatMap.RemarksLog>(key, count, cancellationToken);

    public ValueTask<long> CountRemarksAsync(string key, CancellationToken cancellationToken = default) =>
        CountEntriesAsync<Remark, ChatMap.RemarksLog>(key, cancellationToken);

    public ValueTask<SessionKeys<string>> FindByParticipantsAsync(string value, int limit = int.MaxValue, CancellationToken cancellationToken = default) =>
        FindByIndexAsync<string, TextColumn>(1, value, limit, cancellationToken);

    public ValueTask<SessionKeys<string>> FindByLastActivityBetweenAsync(DateTimeOffset from, DateTimeOffset to, int limit = int.MaxValue, CancellationToken cancellationToken = default) =>
        FindByIndexRangeAsync<DateTimeOffset, DateTimeOffsetColumn>(2, from, to, limit, cancellationToken);
}
