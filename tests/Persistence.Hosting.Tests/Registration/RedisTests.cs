using Microsoft.Extensions.DependencyInjection;
using Persistence.Hosting.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Hosting.Tests.Registration;

/// <summary>Whose the connection is, and what a server that is down means for the start.</summary>
public sealed class RedisTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public async Task A_connection_of_the_services_is_used_and_stays_open()
    {
        var host = HostFolder.Host(services => services.AddSingleton<IConnectionMultiplexer>(fixture.Connection).AddTeamChatStore(store => store.UseRedis(_options)));
        await host.StartAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<ITeamChatStore>().Create(new TeamChat { Id = "a" });
        host.Dispose();
        Assert.True(fixture.Connection.IsConnected);
        using var store = new TeamChatRedisStore(fixture.Connection, _options);
        Assert.True(store.Exists("a"));
    }

    [Fact]
    public void A_connection_with_the_key_of_the_store_comes_first()
    {
        var closed = fixture.Server.Connect();
        closed.Dispose();
        using var host = HostFolder.Host(
            services => services.AddKeyedSingleton<IConnectionMultiplexer>("eu", fixture.Connection).AddSingleton<IConnectionMultiplexer>(closed).AddKeyedTeamChatStore("eu"),
            ("Persistence:TeamChat:eu:Redis:KeyPrefix", _options.KeyPrefix));
        host.Services.GetRequiredKeyedService<ITeamChatStore>("eu").Create(new TeamChat { Id = "a" });
        Assert.Equal(1, host.Services.GetRequiredKeyedService<ITeamChatStore>("eu").Count());
    }

    [Fact]
    public void Stores_of_one_text_share_a_connection_that_ends_with_the_services()
    {
        IConnectionMultiplexer first, second;
        using (var host = HostFolder.Host(
            services => services.AddTeamChatStore().AddAgentRunStore(store => store.UseRedis(fixture.Server.ConnectionString, _options)),
            ("Persistence:TeamChat:Redis:Configuration", fixture.Server.ConnectionString),
            ("Persistence:TeamChat:Redis:KeyPrefix", _options.KeyPrefix)))
        {
            host.Services.GetRequiredService<ITeamChatStore>().Create(new TeamChat { Id = "a" });
            host.Services.GetRequiredService<IAgentRunStore>().Create(new AgentRun { Number = 1 });
            var shared = host.Services.GetRequiredService<SharedResources>();
            first = second = shared.Get<IConnectionMultiplexer>(fixture.Server.ConnectionString, static _ => throw new InvalidOperationException("a second one"));
            Assert.True(first.IsConnected);
        }

        Assert.False(second.IsConnected);
    }

    [Fact]
    public async Task A_server_that_is_down_does_not_keep_the_program_from_starting()
    {
        var text = $"127.0.0.1:{RedisServer.FreePort()},connectTimeout=200,connectRetry=1";
        using var host = HostFolder.Host(services => services.AddTeamChatStore(store => store.UseRedis(text, _options with { RetryTimeout = TimeSpan.Zero })));
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.Throws<SessionStoreUnavailableException>(() => host.Services.GetRequiredService<ITeamChatStore>().Exists("a"));
    }

    [Fact]
    public async Task Without_a_connection_the_host_says_which_line_to_add_and_a_wrong_text_is_no_secret()
    {
        using var host = HostFolder.Host(static services => services.AddTeamChatStore(static store => store.UseRedis()));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("The store of TeamChat needs an IConnectionMultiplexer, and none is registered. Add the line services.AddSingleton<IConnectionMultiplexer>(", fault.Message, StringComparison.Ordinal);
        using var wrong = HostFolder.Host(static services => services.AddTeamChatStore(), ("Persistence:TeamChat:Redis:Configuration", "localhost,passwort=secret"));
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => wrong.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Persistence:TeamChat:Redis: it is no configuration of StackExchange.Redis, for example localhost:6379.", refused.Message);
    }
}
