using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;

namespace Persistence.AgentFramework.Tests.History;

/// <summary>The ids of stored messages: they are compared with those that earlier programs stored, so they stay what they are.</summary>
public sealed class FingerprintTests
{
    [Theory]
    [InlineData("user\nhello")]
    [InlineData("assistant\n\ncall:c1 look")]
    [InlineData("tool\n\nresult:c1")]
    [InlineData("assistant\n\nreasoning:why")]
    [InlineData("assistant\n\nUriContent:")]
    [InlineData("user\n\ud83d\ude00")]
    public void The_fingerprint_is_the_hash_of_what_is_said(string text)
    {
        ChatMessage message = text switch
        {
            "user\nhello" => new(ChatRole.User, "hello"),
            "assistant\n\ncall:c1 look" => new(ChatRole.Assistant, [new FunctionCallContent("c1", "look")]),
            "tool\n\nresult:c1" => new(ChatRole.Tool, [new FunctionResultContent("c1", "anything")]),
            "assistant\n\nreasoning:why" => new(ChatRole.Assistant, [new TextReasoningContent("why")]),
            "assistant\n\nUriContent:" => new(ChatRole.Assistant, [new UriContent("https://example.org/a", "image/png")]),
            _ => new(ChatRole.User, "\ud83d\ude00"),
        };
        if (message.Contents[0] is UriContent)
        {
            text += System.Text.Json.JsonSerializer.Serialize(message.Contents[0], AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent)));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
        Assert.Equal(hash, MessageFingerprint.Of(message).ToString());
        Assert.Equal($"m1:{hash}", EntryIds.Of("m1", MessageFingerprint.Of(message)));
        var run = Guid.NewGuid();
        Assert.Equal($"{run:n}:{hash}:2", EntryIds.Of(run, MessageFingerprint.Of(message), 2));
    }

    [Fact]
    public void The_parts_in_which_a_stream_brought_a_text_do_not_count()
    {
        var whole = MessageFingerprint.Of(new ChatMessage(ChatRole.Assistant, "so \ud83d\ude00"));

        // A stream may cut a character in two.
        ChatMessage parts = new(ChatRole.Assistant, [new TextContent("so"), new TextContent(" \ud83d"), new TextContent("\ude00"), new UsageContent(new UsageDetails { InputTokenCount = 1 }), null!]);
        Assert.Equal(whole, MessageFingerprint.Of(parts));
        Assert.NotEqual(whole, MessageFingerprint.Of(new ChatMessage(ChatRole.User, "so \ud83d\ude00")));
        Assert.NotEqual(whole, MessageFingerprint.Of(new ChatMessage(ChatRole.Assistant, "so")));
    }

    [Fact]
    public void Long_texts_and_many_threads_have_their_own_fingerprints()
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(static number => new string((char)('a' + (number % 26)), number * 997))];
        var expected = texts.Select(static text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"user\n{text}")).AsSpan(0, 12))).ToArray();

        Parallel.For(0, 2_000, number => Assert.Equal(expected[number % texts.Length], MessageFingerprint.Of(new ChatMessage(ChatRole.User, texts[number % texts.Length])).ToString()));
    }
}
