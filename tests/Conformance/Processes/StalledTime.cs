namespace Persistence.Conformance;

/// <summary>A clock that is ahead by some hours; from <see cref="Arm"/> on, the call of a number never returns.</summary>
internal sealed class StalledTime(int hours) : TimeProvider
{
    /// <summary>What the process says when it stands still.</summary>
    public const string Stalled = "stalled";

    private int _left = int.MaxValue;

    /// <summary>Says which call does not return.</summary>
    /// <param name="calls">The first is 1.</param>
    public void Arm(int calls) => _left = calls;

    public override DateTimeOffset GetUtcNow()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            Console.Out.WriteLine(Stalled);
            Thread.Sleep(Timeout.Infinite);
        }

        return DateTimeOffset.UtcNow.AddHours(hours);
    }
}
