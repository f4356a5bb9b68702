using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Swarm.Chats;

namespace Swarm.Transcripts;

/// <summary>Reads a transcript in JSON Lines, one message a line, as the sample Multichat does.</summary>
public static class TranscriptReader
{
    /// <summary>Reads a whole transcript.</summary>
    /// <exception cref="SwarmException">The file cannot be read, or a line is not a message; the line's number is named.</exception>
    public static Transcript Read(string path)
    {
        var bytes = ReadFile(path);
        var messages = new List<ChatMessage>();
        var number = 0;
        foreach (var line in System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (!line.IsWhiteSpace())
            {
                messages.Add(ReadMessage(line, $"{path}, line {number}"));
            }
        }

        if (messages.Select(static message => message.Id).Distinct(StringComparer.Ordinal).Count() != messages.Count || messages.Count == 0)
        {
            throw SwarmException.Refused($"{path}: {(messages.Count == 0 ? "the transcript holds no message" : "two messages have one id")}.");
        }

        return new Transcript($"{Path.GetFileNameWithoutExtension(path)}-{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6))}", messages);
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw SwarmException.Refused($"The transcript cannot be read: {cause.Message}", cause);
        }
    }

    private static ChatMessage ReadMessage(ReadOnlySpan<char> line, string place)
    {
        try
        {
            var read = JsonSerializer.Deserialize(line, TranscriptJson.Default.TranscriptLine) ?? throw SwarmException.Refused($"{place}: null is no message.");
            var priority = Enum.TryParse<ChatPriority>(read.Priority, ignoreCase: true, out var parsed) ? parsed : ChatPriority.Normal;
            return new ChatMessage(read.Id, read.Sender, read.Recipients ?? [], read.Content, read.SentAt, priority, string.IsNullOrEmpty(read.Topic) ? [] : [read.Topic]);
        }
        catch (JsonException cause)
        {
            throw SwarmException.Refused($"{place}: this is no message with id, sender, sentAt and content.", cause);
        }
    }
}

/// <summary>One line, as it is written.</summary>
internal sealed record TranscriptLine
{
    public required string Id { get; init; }
    public required string Sender { get; init; }
    public required string Content { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public List<string>? Recipients { get; init; }
    public string? Priority { get; init; }
    public string? Topic { get; init; }
}

/// <summary>Reads lines without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TranscriptLine))]
internal sealed partial class TranscriptJson : JsonSerializerContext;
