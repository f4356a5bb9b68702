using Persistence.Engine;
using Persistence.Redis.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Asynchrony;

/// <summary>The engine's asynchronous members under names, by hand; what is generated has the conformance suite.</summary>
internal sealed class AsyncChatStore(IConnectionMultiplexer redis, RedisStoreOptions? options = null)
    : SessionStore<Chat, string>(new RedisSessionEngine<Chat, string, ChatMap>(redis, options))
{
    private SessionLog<Chat, string, Message> Messages => Log<Message>(ChatMap.MessagesLog.Description.Ordinal);

    private SessionLog<Chat, string, string> Notes => Log<string>(ChatMap.NotesLog.Description.Ordinal);

    public ValueTask<AppendResult> AppendMessagesAsync(string key, ReadOnlyMemory<Message> messages, CancellationToken cancellationToken = default) =>
        Messages.AppendAsync(key, messages, cancellationToken);

    public ValueTask<AppendResult> AppendNotesAsync(string key, string[] notes, CancellationToken cancellationToken = default) =>
        Notes.AppendAsync(key, notes.AsMemory(), cancellationToken);

    public IReadOnlyList<Message> ReadMessages(string key) => Messages.Reader.Read(key, 0, int.MaxValue);

    public IReadOnlyList<string> ReadNotes(string key) => Notes.Reader.Read(key, 0, int.MaxValue);

    public ValueTask<LogPage<Message>> ReadMessagesAsync(string key, long afterSequence = 0, CancellationToken cancellationToken = default) =>
        Messages.Reader.ReadAsync(key, afterSequence, int.MaxValue, cancellationToken);

    public ValueTask<LogPage<Message>> ReadLastMessagesAsync(string key, int count, CancellationToken cancellationToken = default) =>
        Messages.Reader.ReadLastAsync(key, count, cancellationToken);

    public ValueTask<long> CountMessagesAsync(string key, CancellationToken cancellationToken = default) =>
        Messages.Reader.CountAsync(key, cancellationToken);

    public ValueTask<SessionKeys<string>> FindByStatusAsync(int status, CancellationToken cancellationToken = default) =>
        Index<int>(ordinal: 0).FindAsync(status, int.MaxValue, null, cancellationToken);

    public ValueTask<SessionKeys<string>> FindByStatusAsync(int from, int to, CancellationToken cancellationToken = default) =>
        Index<int>(ordinal: 0).FindBetweenAsync(from, to, int.MaxValue, cancellationToken);
}
