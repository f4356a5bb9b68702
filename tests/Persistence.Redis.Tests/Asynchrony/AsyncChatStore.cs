using Persistence.Mapping;
using Persistence.Redis.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Asynchrony;

/// <summary>The engine's asynchronous members under names, by hand; what is generated has the conformance suite.</summary>
internal sealed class AsyncChatStore(IConnectionMultiplexer redis, RedisStoreOptions? options = null)
    : AsyncRedisSessionStore<Chat, string, ChatMap>(redis, options)
{
    public ValueTask<long> AppendMessagesAsync(string key, ReadOnlyMemory<Message> messages, CancellationToken cancellationToken = default) =>
        AppendEntriesAsync<Message, ChatMap.MessagesLog>(key, messages, cancellationToken);

    public ValueTask<long> AppendNotesAsync(string key, string[] notes, CancellationToken cancellationToken = default) =>
        AppendEntriesAsync<string, ChatMap.NotesLog>(key, notes, cancellationToken);

    public IReadOnlyList<Message> ReadMessages(string key) => ReadEntries<Message, ChatMap.MessagesLog>(key, 0, int.MaxValue);

    public IReadOnlyList<string> ReadNotes(string key) => ReadEntries<string, ChatMap.NotesLog>(key, 0, int.MaxValue);

    public ValueTask<IReadOnlyList<Message>> ReadMessagesAsync(string key, long afterSequence = 0, CancellationToken cancellationToken = default) =>
        ReadEntriesAsync<Message, ChatMap.MessagesLog>(key, afterSequence, int.MaxValue, cancellationToken);

    public ValueTask<IReadOnlyList<Message>> ReadLastMessagesAsync(string key, int count, CancellationToken cancellationToken = default) =>
        ReadLastEntriesAsync<Message, ChatMap.MessagesLog>(key, count, cancellationToken);

    public ValueTask<long> CountMessagesAsync(string key, CancellationToken cancellationToken = default) =>
        CountEntriesAsync<Message, ChatMap.MessagesLog>(key, cancellationToken);

    public ValueTask<SessionKeys<string>> FindByStatusAsync(int status, CancellationToken cancellationToken = default) =>
        FindByIndexAsync(0, IndexText.Encode(status), int.MaxValue, cancellationToken);

    public ValueTask<SessionKeys<string>> FindByStatusAsync(int from, int to, CancellationToken cancellationToken = default) =>
        FindByIndexRangeAsync(0, IndexText.Encode(from), IndexText.Encode(to), int.MaxValue, cancellationToken);
}
