global using Job = Persistence.Json.Tests.Sessions.Job;
using Persistence.Json.Tests;
using Persistence.Json.Tests.Sessions;

namespace Persistence.Testing.Leases;

/// <summary>Where the shared tests of leases keep jobs.</summary>
internal sealed class LeasePlace : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    /// <summary>Opens a store by a clock of the machine, and one of the wall.</summary>
    public JobJsonStore Open(SettableLeaseClock clock, TimeProvider? time = null) =>
        new(_place.Folder, new JsonStoreOptions { LeaseClock = clock.Clock, TimeProvider = time ?? TimeProvider.System });
}
