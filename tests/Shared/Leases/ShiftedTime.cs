namespace Persistence.Testing.Leases;

/// <summary>A wall clock that was set.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + by;
}
