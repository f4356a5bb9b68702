namespace Persistence.Evolution.Tests.Programs;

/// <summary>The time, moved by what a test asks for.</summary>
internal sealed class MovedClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;

    /// <summary>Moves it on.</summary>
    /// <param name="by">How far.</param>
    public void Advance(TimeSpan by) => _ahead += by;
}
