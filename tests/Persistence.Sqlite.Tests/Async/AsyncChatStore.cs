using Persistence.Engine;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Async;

/// <summary>The engine's asynchronous members under names, by hand; what is generated has the conformance suite.</summary>
internal sealed class AsyncChatStore : SessionStore<Chat, string>
{
    public AsyncChatStore(string connectionString, SqliteStoreOptions? options = null)
        : base(new SqliteSessionEngine<Chat, string, ChatMap>(new SqliteDatabase(connectionString, options), ownsDatabase: true))
    {
    }

    public AsyncChatStore(SqliteDatabase database)
        : base(new SqliteSessionEngine<Chat, string, ChatMap>(database))
    {
    }

    private SessionLog<Chat, string, Remark> Remarks => Log<Remark>(ordinal: 0);

    public AppendResult AppendRemarks(string key, params ReadOnlySpan<Remark> entries) => Remarks.Append(key, entries);

    public ValueTask<AppendResult> AppendRemarksAsync(string key, Remark entry, CancellationToken cancellationToken = default) =>
        Remarks.AppendAsync(key, entry, cancellationToken);

    public ValueTask<AppendResult> AppendRemarksAsync(string key, ReadOnlyMemory<Remark> entries, CancellationToken cancellationToken = default) =>
        Remarks.AppendAsync(key, entries, cancellationToken);

    public ValueTask<LogPage<Remark>> ReadRemarksAsync(string key, long afterSequence = 0, int limit = int.MaxValue, CancellationToken cancellationToken = default) =>
        Remarks.Reader.ReadAsync(key, afterSequence, limit, cancellationToken);

    public ValueTask<LogPage<Remark>> ReadLastRemarksAsync(string key, int count, CancellationToken cancellationToken = default) =>
        Remarks.Reader.ReadLastAsync(key, count, cancellationToken);

    public ValueTask<long> CountRemarksAsync(string key, CancellationToken cancellationToken = default) => Remarks.Reader.CountAsync(key, cancellationToken);

    public ValueTask<SessionKeys<string>> FindByParticipantsAsync(string value, int limit = int.MaxValue, CancellationToken cancellationToken = default) =>
        Index<string>(ordinal: 1).FindAsync(value, limit, null, cancellationToken);

    public ValueTask<SessionKeys<string>> FindByLastActivityBetweenAsync(DateTimeOffset from, DateTimeOffset to, int limit = int.MaxValue, CancellationToken cancellationToken = default) =>
        Index<DateTimeOffset>(ordinal: 2).FindBetweenAsync(from, to, limit, cancellationToken);
}
