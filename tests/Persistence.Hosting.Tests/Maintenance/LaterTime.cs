namespace Persistence.Hosting.Tests.Maintenance;

/// <summary>Two hours later.</summary>
internal sealed class LaterTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddHours(2);
}
