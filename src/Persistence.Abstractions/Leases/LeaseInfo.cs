namespace Persistence;

/// <summary>Who holds a session.</summary>
/// <param name="Holder">What the holder called itself.</param>
/// <param name="Number">The fencing token of the lease.</param>
/// <param name="Since">When it was acquired, by the clock of the process that acquired it (JSON, SQLite) or of the server (Redis); for people, nothing is decided by it.</param>
/// <param name="Remaining">How long it goes on, if it is neither renewed nor released.</param>
public sealed record LeaseInfo(string Holder, long Number, DateTimeOffset Since, TimeSpan Remaining)
{
    /// <summary>When it ends, if it is neither renewed nor released, by the present clock of this machine; for people.</summary>
    public DateTimeOffset Until { get; } = DateTimeOffset.UtcNow + Remaining;
}
