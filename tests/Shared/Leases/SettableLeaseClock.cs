using Persistence.Engine;

namespace Persistence.Testing.Leases;

/// <summary>A boot clock that a test sets.</summary>
internal sealed class SettableLeaseClock
{
    public long Now { get; set; } = 1_000_000;

    public string Boot { get; init; } = "boot-1 time:[1]";

    public LeaseClock Clock => new(() => Now, () => Boot);
}
