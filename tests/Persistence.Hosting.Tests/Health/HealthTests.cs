using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Persistence.Hosting.Tests.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Hosting.Tests.Health;

/// <summary>Readiness and liveness of stores: what makes each fail, and what does not.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_store_has_a_check_for_readiness_and_one_for_liveness()
    {
        using var host = HostFolder.Host(services => services
            .AddTeamChatStore(store => store.UseSqlite(_folder.Database))
            .AddKeyedTeamChatStore("eu", store => store.UseJson(_folder.Path))
            .AddAgentRunStore(store =>
            {
                store.UseJson(_folder.Path);
                store.HasHealthChecks = false;
            }));
        var report = await Check(host, static _ => true);
        Assert.Equal(["persistence:TeamChat", "persistence:TeamChat:eu", "persistence:TeamChat:eu:live", "persistence:TeamChat:live"], report.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(["persistence:TeamChat", "persistence:TeamChat:eu"], (await Check(host, static check => check.Tags.Contains("ready"))).Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["persistence:TeamChat:eu:live", "persistence:TeamChat:live"], (await Check(host, static check => check.Tags.Contains("live"))).Entries.Keys.Order(StringComparer.Ordinal));
        var ready = report.Entries["persistence:TeamChat"];
        Assert.Equal("journal mode wal, durability Full", ready.Data["journal"]);
        Assert.StartsWith("Healthy: SQLite database '", ready.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_degrades_and_leaves_the_program_alive()
    {
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseJson(_folder.Path, new JsonStoreOptions { Monitoring = new StoreMonitoring { LowDiskSpace = long.MaxValue } })));
        var report = await Check(host, static _ => true);
        Assert.Equal((HealthStatus.Degraded, HealthStatus.Healthy), (report.Entries["persistence:TeamChat"].Status, report.Entries["persistence:TeamChat:live"].Status));
        Assert.Contains(" disk: ", report.Entries["persistence:TeamChat"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_that_no_worker_claims_degrade_and_leave_the_program_alive()
    {
        using var host = HostFolder.Host(services => services.AddLeasedNoteStore(store => store.UseJson(_folder.Path, new JsonStoreOptions { Monitoring = new StoreMonitoring { OverdueAfter = TimeSpan.FromHours(2) } })));
        var store = host.Services.GetRequiredService<ILeasedNoteStore>();
        store.Create(new LeasedNote { Id = "secret-key", DueAt = DateTimeOffset.UtcNow.AddHours(-1) });
        Assert.Equal(HealthStatus.Healthy, (await Check(host, static _ => true)).Status);
        store.Create(new LeasedNote { Id = "older", DueAt = DateTimeOffset.UtcNow.AddHours(-3) });
        var report = await Check(host, static _ => true);
        Assert.Equal((HealthStatus.Degraded, HealthStatus.Healthy), (report.Entries["persistence:LeasedNote"].Status, report.Entries["persistence:LeasedNote:live"].Status));
        Assert.EndsWith("(class leased_note): claims: 1 session of LeasedNote has been due for longer than 02:00:00, and nobody claims it: is a worker running that calls ClaimDue?", report.Entries["persistence:LeasedNote"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_removed_is_a_reason_to_start_again()
    {
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseSqlite(_folder.Database)));
        host.Services.GetRequiredService<ITeamChatStore>().Create(new TeamChat { Id = "secret-key" });
        File.Delete(Path.Combine(_folder.Path, "chat.db"));
        var report = await Check(host, static _ => true);
        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Unhealthy), (report.Entries["persistence:TeamChat"].Status, report.Entries["persistence:TeamChat:live"].Status));
        Assert.Contains("works again only when the program starts again: ", report.Entries["persistence:TeamChat:live"].Description, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", string.Concat(report.Entries.Values.Select(static entry => entry.Description)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_none()
    {
        var text = $"127.0.0.1:{RedisServer.FreePort()},connectTimeout=100,connectRetry=1";
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseRedis(text)));
        var report = await Check(host, static _ => true);
        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Healthy), (report.Entries["persistence:TeamChat"].Status, report.Entries["persistence:TeamChat:live"].Status));
        Assert.Contains("reachable: no server that takes writes is connected (127.0.0.1:", report.Entries["persistence:TeamChat"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_in_time_is_asked_once_and_named()
    {
        var store = new SilentStore();
        var (ready, live) = Checks(store);
        Assert.Equal((HealthStatus.Unhealthy, "the silent store did not answer within 0.02 s"), await Result(ready));
        Assert.Equal((HealthStatus.Healthy, "the silent store did not answer in time, which starting again would not change"), await Result(live));
        Assert.Equal(1, store.Asked);
        store.Answer.SetResult(new StoreDiagnosis("the silent store", []));
        Assert.Equal(HealthStatus.Healthy, (await Result(ready)).Status);
    }

    [Fact]
    public async Task A_cancellation_of_the_store_is_no_timeout_and_that_of_the_caller_is_one()
    {
        var store = new SilentStore();
        store.Answer.SetException(new OperationCanceledException("the store's own"));
        var (ready, live) = Checks(store);
        Assert.Equal((HealthStatus.Unhealthy, "silent: the store's own"), await Result(ready));
        Assert.Equal(HealthStatus.Healthy, (await Result(live)).Status);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Checks(new SilentStore()).Ready.CheckHealthAsync(new HealthCheckContext(), cancelled.Token));
    }

    [Fact]
    public async Task A_store_that_was_disposed_needs_a_new_start()
    {
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseJson(_folder.Path)));
        host.Services.GetRequiredService<ITeamChatStore>().Dispose();
        var report = await Check(host, static _ => true);
        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Unhealthy), (report.Entries["persistence:TeamChat"].Status, report.Entries["persistence:TeamChat:live"].Status));
    }

    private static (StoreHealthCheck Ready, StoreHealthCheck Live) Checks(SilentStore store)
    {
        var registration = new StoreRegistration("silent", typeof(SilentStore), null) { Check = static _ => [], Resolve = _ => store, HealthTimeout = TimeSpan.FromMilliseconds(20) };
        var diagnoses = new StoreDiagnoses();
        var services = new ServiceCollection().BuildServiceProvider();
        return (new StoreHealthCheck(registration, services, diagnoses, isLiveness: false), new StoreHealthCheck(registration, services, diagnoses, isLiveness: true));
    }

    private static async Task<(HealthStatus Status, string? Text)> Result(StoreHealthCheck check)
    {
        var result = await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        return (result.Status, result.Description);
    }

    private static Task<HealthReport> Check(IHost host, Func<HealthCheckRegistration, bool> which) =>
        host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(which, TestContext.Current.CancellationToken);
}
