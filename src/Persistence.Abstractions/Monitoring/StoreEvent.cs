namespace Persistence;

/// <summary>Something that happened to a store. It holds no key and no content, unless <see cref="StoreMonitoring.IncludeKeys"/> is on.</summary>
/// <param name="Kind">What.</param>
/// <param name="Store">The store's name in messages, for example <c>JSON store 'sessions' (class chat)</c>.</param>
public sealed record StoreEvent(StoreEventKind Kind, string Store)
{
    /// <summary>More about it, in words of the store; the full name of the exception's type where there is one. May be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How many, as the kind says; otherwise 1.</summary>
    public long Count { get; init; } = 1;

    /// <summary>How long it lasted; zero where the kind has no duration.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The session's encoded key; null where keys are not included or no single session is concerned.</summary>
    public string? SessionKey { get; init; }

    /// <summary>The exception; null where keys, which its message names, are not included.</summary>
    public Exception? Exception { get; init; }
}
