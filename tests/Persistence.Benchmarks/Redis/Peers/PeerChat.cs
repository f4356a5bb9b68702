using System.Text.Json.Serialization;

namespace Persistence.Benchmarks.Redis.Peers;

/// <summary>The measured chat as a peer holds it: one object, stored as a whole.</summary>
public sealed class PeerChat
{
    /// <summary>A chat with some messages.</summary>
    /// <param name="messages">How many.</param>
    /// <returns>The chat.</returns>
    public static PeerChat With(int messages)
    {
        var chat = new PeerChat { Id = "peer", Topic = "topic" };
        chat.Messages.AddRange(Enumerable.Repeat(RedisBenchmark.Message, messages));
        return chat;
    }

    /// <summary>The key.</summary>
    public string Id { get; set; } = "";

    /// <summary>A member that changes.</summary>
    public string Topic { get; set; } = "";

    /// <summary>An indexed member.</summary>
    public int Status { get; set; }

    /// <summary>The messages.</summary>
    public List<RedisBenchmarkMessage> Messages { get; set; } = [];
}

/// <summary>System.Text.Json's generated code for it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PeerChat))]
internal sealed partial class PeerChatContext : JsonSerializerContext;
