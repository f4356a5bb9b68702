namespace Persistence.AspNetCore.Sources;

/// <summary>What a feed does. For many threads.</summary>
internal sealed class FeedActivity
{
    private int _streams;
    private long _sent;

    /// <summary>How many browsers are connected.</summary>
    public int Streams => Volatile.Read(ref _streams);

    /// <summary>How many entries were sent since the program started.</summary>
    public long Sent => Volatile.Read(ref _sent);

    public void Connected() => Interlocked.Increment(ref _streams);

    public void Disconnected() => Interlocked.Decrement(ref _streams);

    public void CountSent() => Interlocked.Increment(ref _sent);
}
