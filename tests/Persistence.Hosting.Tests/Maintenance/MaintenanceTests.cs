using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Persistence.Hosting.Tests.Logging;
using Persistence.Hosting.Tests.Sessions;
using Persistence.Testing.Redis;

namespace Persistence.Hosting.Tests.Maintenance;

/// <summary>Maintenance in the background: what it does, when, and in which of several processes. A host stands for a process.</summary>
public sealed class MaintenanceTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly HostFolder _folder = new();
    private readonly string _prefix = RedisServerFixture.NewPrefix();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Expired_sessions_are_removed_and_files_compacted_and_measured()
    {
        var log = new LogRecorder();
        using var meter = new UpkeepMeter("maintained");
        var options = new JsonStoreOptions { TimeProvider = new LaterTime(), Monitoring = new StoreMonitoring { Name = "maintained" } };
        using (var before = new AgentRunJsonStore(_folder.Path))
        using (var chats = new TeamChatJsonStore(_folder.Path))
        {
            before.Create(new AgentRun { Number = 1 });
            before.Create(new AgentRun { Number = 2 });
            var chat = new TeamChat { Id = "a" };
            for (var number = 0; number < 5; number++)
            {
                chat.Topic = new string((char)('a' + number), 2000);
                chats.Save(chat);
            }
        }

        using var host = Start(log, services => services
            .AddAgentRunStore(store => store.UseJson(_folder.Path, options))
            .AddTeamChatStore(store => store.UseJson(_folder.Path, options))
            .AddStoreMaintenance(static maintenance => maintenance.StartsWithin = TimeSpan.Zero));
        await host.StartAsync(TestContext.Current.CancellationToken);
        Until(() => log.All.Count(static line => line.Id == 9) == 2);
        Assert.Contains(log.All, static line => line.Text.Contains("(class agent_run): maintained in ", StringComparison.Ordinal) && line.Text.EndsWith(" s, 2 expired sessions removed, 0 compacted, 0 bytes freed", StringComparison.Ordinal));
        Assert.Contains(log.All, static line => line.Text.Contains("(class team_chat): maintained in ", StringComparison.Ordinal) && line.Text.Contains(" s, 0 expired sessions removed, 1 compacted, ", StringComparison.Ordinal));
        Assert.Equal((2, 1), (meter["persistence.purge.sessions"], meter["persistence.maintenance.compacted"]));
        Assert.InRange(meter["persistence.maintenance.freed"], 6000, 12000);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("Json")]
    [InlineData("Sqlite")]
    [InlineData("Redis")]
    public async Task Of_two_processes_one_does_it_and_the_other_one_when_that_has_ended(string backend)
    {
        var (first, second) = (new LogRecorder(), new LogRecorder());
        using var one = Start(first, services => Maintained(services, backend));
        using var other = Start(second, services => Maintained(services, backend));
        await one.StartAsync(TestContext.Current.CancellationToken);
        Until(() => first.All.Any(static line => line.Id == 9));
        await other.StartAsync(TestContext.Current.CancellationToken);
        Until(() => second.All.Any(static line => line.Id == 10));
        Assert.DoesNotContain(second.All, static line => line.Id == 9);
        Assert.EndsWith(": another process maintains it", second.All.First(static line => line.Id == 10).Text, StringComparison.Ordinal);
        await one.StopAsync(TestContext.Current.CancellationToken);
        Until(() => second.All.Any(static line => line.Id == 9));
        await other.StopAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(first.All.Concat(second.All), static line => line.Id == 11);
    }

    [Fact]
    public async Task A_process_that_was_killed_is_followed_when_its_time_is_over()
    {
        using var store = new TeamChatRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = _prefix });
        var (hosted, token) = (((Persistence.Engine.IHostableStore)store).Hosted, TestContext.Current.CancellationToken);
        Assert.True(await hosted.ClaimMaintenance("killed", TimeSpan.FromMilliseconds(300), token));
        Assert.True(await hosted.ClaimMaintenance("killed", TimeSpan.FromMilliseconds(300), token));
        Assert.False(await hosted.ClaimMaintenance("next", TimeSpan.FromSeconds(9), token));
        await hosted.ReleaseMaintenance("next", token);
        Assert.False(await hosted.ClaimMaintenance("next", TimeSpan.FromSeconds(9), token));
        Until(() => hosted.ClaimMaintenance("next", TimeSpan.FromSeconds(9), token).AsTask().GetAwaiter().GetResult());
        Assert.False(await hosted.ClaimMaintenance("killed", TimeSpan.FromSeconds(9), token));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_reported_without_a_key_and_does_not_end_the_program()
    {
        var log = new LogRecorder();
        var text = $"127.0.0.1:{RedisServer.FreePort()},connectTimeout=100,connectRetry=1";
        using var host = Start(log, services => services
            .AddTeamChatStore(store => store.UseRedis(text, new RedisStoreOptions { RetryTimeout = TimeSpan.Zero }))
            .AddStoreMaintenance(static maintenance => maintenance.StartsWithin = TimeSpan.Zero));
        await host.StartAsync(TestContext.Current.CancellationToken);
        Until(() => log.All.Any(static line => line.Id == 11));
        Assert.EndsWith(": maintenance failed (Persistence.SessionStoreUnavailableException), and is tried again after the interval", log.All.First(static line => line.Id == 11).Text, StringComparison.Ordinal);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Runs_are_spread_and_programs_do_not_begin_together()
    {
        var starts = new List<TimeSpan>();
        for (var program = 0; program < 8; program++)
        {
            var time = new RecordedTime(5);
            using var host = Start(new LogRecorder(), services => services
                .AddSingleton<TimeProvider>(time)
                .AddTeamChatStore(store => store.UseJson(_folder.Path))
                .AddStoreMaintenance());
            await host.StartAsync(TestContext.Current.CancellationToken);
            Until(() => time.Delays.Count == 5);
            await host.StopAsync(TestContext.Current.CancellationToken);
            Assert.All(time.Delays.Skip(1), static delay => Assert.InRange(delay, TimeSpan.FromMinutes(54), TimeSpan.FromMinutes(66)));
            starts.Add(time.Delays.First());
        }

        Assert.All(starts, static start => Assert.InRange(start, TimeSpan.Zero, TimeSpan.FromMinutes(5)));
        Assert.Equal(starts.Count, starts.Distinct().Count());
    }

    [Fact]
    public async Task Without_the_line_nothing_runs_and_wrong_settings_stop_the_program()
    {
        using var without = Start(new LogRecorder(), services => services.AddTeamChatStore(store => store.UseJson(_folder.Path)));
        Assert.DoesNotContain(without.Services.GetServices<IHostedService>(), static service => service is StoreMaintenance);
        using var wrong = HostFolder.Host(
            services => services.AddTeamChatStore(store => store.UseJson(_folder.Path)).AddStoreMaintenance(static maintenance => maintenance.StartsWithin = TimeSpan.FromDays(1)),
            ("Persistence:Maintenance:Interval", "00:30:00"),
            ("Persistence:Maintenance:Purge", "never"));
        Assert.Equal(
            "Persistence:Maintenance:Purge: 'never' is no true or false.; Persistence:Maintenance: StoreMaintenanceOptions.StartsWithin is 1.00:00:00; it lies between zero and the interval.",
            (await Assert.ThrowsAsync<OptionsValidationException>(() => wrong.StartAsync(TestContext.Current.CancellationToken))).Message);
    }

    private void Maintained(IServiceCollection services, string backend) => services
        .AddTeamChatStore(store => _ = backend switch
        {
            "Json" => store.UseJson(_folder.Path),
            "Sqlite" => store.UseSqlite(_folder.Database),
            _ => store.UseRedis(fixture.Connection, new RedisStoreOptions { KeyPrefix = _prefix }),
        })
        .AddStoreMaintenance(static maintenance => (maintenance.Interval, maintenance.StartsWithin) = (TimeSpan.FromSeconds(1), TimeSpan.Zero));

    private static IHost Start(LogRecorder log, Action<IServiceCollection> services) => HostFolder.Host(all => services(all.AddSingleton<ILoggerProvider>(log)));

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)));
}
