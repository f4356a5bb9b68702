using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Persistence.Hosting.Tests.Sessions;

namespace Persistence.Hosting.Tests.Registration;

/// <summary>A store may be used wherever services are: it is one object, and lives as long as they do.</summary>
public sealed class LifetimeTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_root_and_every_scope_get_the_same_store()
    {
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseSqlite(_folder.Database)));
        var root = host.Services.GetRequiredService<ITeamChatStore>();
        root.Create(new TeamChat { Id = "a" });
        for (var number = 0; number < 3; number++)
        {
            using var scope = host.Services.CreateScope();
            Assert.Same(root, scope.ServiceProvider.GetRequiredService<ITeamChatStore>());
            Assert.Same(root, scope.ServiceProvider.GetRequiredService<ISessionStore<TeamChat, string>>());
        }

        // The end of a scope is not that of the store.
        Assert.True(root.Exists("a"));
    }

    [Fact]
    public async Task A_background_service_uses_the_store_while_scopes_do()
    {
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseJson(_folder.Path)).AddHostedService<Worker>());
        await host.StartAsync(TestContext.Current.CancellationToken);
        using (var scope = host.Services.CreateScope())
        {
            var store = scope.ServiceProvider.GetRequiredService<ITeamChatStore>();
            foreach (var change in store.TailNotes("a", cancellationToken: TestContext.Current.CancellationToken))
            {
                if (change is { Kind: LogEventKind.Entry, Sequence: 10 })
                {
                    break;
                }
            }
        }

        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Each_key_has_a_store_of_its_own_and_one_without_key_is_another()
    {
        using var host = HostFolder.Host(
            services => services
                .AddTeamChatStore(store => store.UseSqlite(_folder.Database))
                .AddKeyedTeamChatStore("eu", store => store.UseJson(Path.Combine(_folder.Path, "eu")))
                .AddKeyedTeamChatStore("us"),
            ("Persistence:TeamChat:us:Json:Directory", Path.Combine(_folder.Path, "us")));
        host.Services.GetRequiredKeyedService<ITeamChatStore>("eu").Create(new TeamChat { Id = "a" });
        Assert.IsType<TeamChatSqliteStore>(host.Services.GetRequiredService<ITeamChatStore>());
        Assert.False(host.Services.GetRequiredService<ITeamChatStore>().Exists("a"));
        Assert.False(host.Services.GetRequiredKeyedService<ISessionStore<TeamChat, string>>("us").Exists("a"));
        Assert.True(host.Services.GetRequiredKeyedService<ISessionStore<TeamChat, string>>("eu").Exists("a"));
        Assert.Equal(Path.Combine(_folder.Path, "us", "team_chat"), Assert.IsType<TeamChatJsonStore>(host.Services.GetRequiredKeyedService<ITeamChatStore>("us")).Location);
    }

    [Fact]
    public async Task The_store_is_disposed_with_the_services()
    {
        var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseSqlite(_folder.Database)));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var store = host.Services.GetRequiredService<ITeamChatStore>();
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(store.Exists("a"));
        host.Dispose();
        Assert.Throws<ObjectDisposedException>(() => store.Exists("a"));
    }

    [Fact]
    public void Several_classes_share_one_database_of_the_services()
    {
        using var host = HostFolder.Host(services => services
            .AddSingleton(_ => new SqliteDatabase(_folder.Database))
            .AddTeamChatStore(static store => store.UseSqlite())
            .AddAgentRunStore(static store => store.UseSqlite()));
        var (chats, runs, database) = (host.Services.GetRequiredService<ITeamChatStore>(), host.Services.GetRequiredService<IAgentRunStore>(), host.Services.GetRequiredService<SqliteDatabase>());
        Assert.Throws<InvalidOperationException>(() => database.Transaction(() =>
        {
            chats.Create(new TeamChat { Id = "a" });
            runs.Create(new AgentRun { Number = 1 });
            throw new InvalidOperationException("nothing of it");
        }));
        Assert.Equal((0, 0), (chats.Count(), runs.Count()));
        ((IDisposable)runs).Dispose();
        Assert.Equal(0, chats.Count());
    }

    [Fact]
    public void A_nested_class_has_a_store_and_a_private_one_is_nobody_elses()
    {
        using var host = HostFolder.Host(services => services.AddOuterNoteStore(store => store.UseJson(_folder.Path)));
        Assert.Equal(0, host.Services.GetRequiredService<Outer.INoteStore>().Count());
        Assert.True(Outer.OpensHidden(_folder.Path));
    }

    [Fact]
    public void Code_of_ones_own_can_open_the_store()
    {
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.Use(_ => new TeamChatJsonStore(_folder.Path))));
        Assert.IsType<TeamChatJsonStore>(host.Services.GetRequiredService<ITeamChatStore>());
    }

    private sealed class Worker(ITeamChatStore store) : BackgroundService
    {
        // Before the host reports that it has started: the tail finds the session.
        public override Task StartAsync(CancellationToken cancellationToken)
        {
            store.Create(new TeamChat { Id = "a" });
            return base.StartAsync(cancellationToken);
        }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            for (var number = 1; number <= 10; number++)
            {
                await store.AppendNotesAsync("a", $"{number}", stoppingToken);
            }
        }
    }
}
