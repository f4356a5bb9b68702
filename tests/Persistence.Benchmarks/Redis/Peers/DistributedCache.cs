using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Redis.Peers;

/// <summary><see cref="IDistributedCache"/> over Redis with System.Text.Json's generated code: the chat is one value.</summary>
internal sealed class DistributedCache(string address) : IDisposable
{
    private readonly RedisCache _cache = new(new RedisCacheOptions { ConfigurationOptions = ConfigurationOptions.Parse(address), InstanceName = "cache:" });

    /// <summary>A chat that is stored and held in memory.</summary>
    public PeerChat Create(int messages)
    {
        var chat = PeerChat.With(messages);
        chat.Id = $"{messages}";
        Store(chat);
        return chat;
    }

    /// <summary>Adds a message to the chat that is held in memory, and stores it.</summary>
    public void Add(PeerChat chat)
    {
        chat.Messages.Add(RedisBenchmark.Message);
        Store(chat);
        chat.Messages.RemoveAt(chat.Messages.Count - 1);
    }

    /// <summary>Reads the chat.</summary>
    public PeerChat Load(string id) => JsonSerializer.Deserialize(_cache.Get(id), PeerChatContext.Default.PeerChat)!;

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    private void Store(PeerChat chat) =>
        _cache.Set(chat.Id, JsonSerializer.SerializeToUtf8Bytes(chat, PeerChatContext.Default.PeerChat), new DistributedCacheEntryOptions());
}
