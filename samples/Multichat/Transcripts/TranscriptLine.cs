using System.Text.Json.Serialization;

namespace Multichat.Transcripts;

/// <summary>One line of a transcript as it is read: anything may be missing.</summary>
public sealed record TranscriptLine
{
    /// <summary>Identifies the message within the transcript; needed.</summary>
    public string? Id { get; init; }

    /// <summary>The agent that says it; needed.</summary>
    public string? Sender { get; init; }

    /// <summary>The agents it is for.</summary>
    public List<string?>? Recipients { get; init; }

    /// <summary>For example NORMAL, which is the default.</summary>
    public string? Priority { get; init; }

    /// <summary>What it is about.</summary>
    public string? Topic { get; init; }

    /// <summary>When it was said, ISO 8601 with offset; needed.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What is said; needed.</summary>
    public string? Content { get; init; }
}

/// <summary>Reads lines without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TranscriptLine))]
internal sealed partial class TranscriptJson : JsonSerializerContext;
