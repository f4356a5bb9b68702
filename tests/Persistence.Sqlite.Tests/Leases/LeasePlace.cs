global using Job = Persistence.Sqlite.Tests.Sessions.Job;
using Persistence.Sqlite.Tests;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Testing.Leases;

/// <summary>Where the shared tests of leases keep jobs.</summary>
internal sealed class LeasePlace : IDisposable
{
    private readonly TemporaryDatabase _place = new();

    public void Dispose() => _place.Dispose();

    /// <summary>Opens a store by a clock of the machine, and one of the wall.</summary>
    public JobSqliteStore Open(SettableLeaseClock clock, TimeProvider? time = null) =>
        new(_place.ConnectionString, new SqliteStoreOptions { LeaseClock = clock.Clock, TimeProvider = time ?? TimeProvider.System });
}
