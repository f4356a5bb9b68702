namespace Multichat.Arguments;

/// <summary>The command line, understood and checked.</summary>
public sealed record ChatArguments
{
    /// <summary>What to do.</summary>
    public ChatCommand Command { get; init; }

    /// <summary>The transcript to replay; null for the one that ships with the program.</summary>
    public string? TranscriptPath { get; init; }

    /// <summary>Where sessions are kept.</summary>
    public StoreKind Store { get; init; }

    /// <summary>The folder of the SQLite and JSON stores.</summary>
    public string Folder { get; init; } = "multichat-sessions";

    /// <summary>The Redis server, as host:port.</summary>
    public string RedisAddress { get; init; } = "localhost:6379";

    /// <summary>The session to show.</summary>
    public string? SessionId { get; init; }

    /// <summary>How many messages to show, from the end; null for all.</summary>
    public int? Last { get; init; }

    /// <summary>Whether messages that are appended from now on are shown too.</summary>
    public bool Follow { get; init; }

    /// <summary>How long each agent rests after a message.</summary>
    public TimeSpan Pause { get; init; }
}
