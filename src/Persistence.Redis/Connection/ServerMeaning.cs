namespace Persistence.Redis.Connection;

/// <summary>What a server's error means.</summary>
/// <param name="Kind">What it says about the outcome.</param>
/// <param name="MayHaveWritten">Whether a script that changes something may have been ended after its first write.</param>
/// <param name="Advice">What a person can do.</param>
internal readonly record struct ServerMeaning(FailureKind Kind, bool MayHaveWritten, string Advice);
