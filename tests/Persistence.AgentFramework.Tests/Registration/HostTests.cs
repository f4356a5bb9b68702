using Microsoft.Agents.AI;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Agents.AI.Workflows.Checkpointing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Persistence.AgentFramework.Experimental;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;
using static Persistence.AgentFramework.Tests.Support.ScriptedClient;

namespace Persistence.AgentFramework.Tests.Registration;

public sealed class HostTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("agents-host-").FullName;

    [Theory, EachBackend]
    public async Task One_line_registers_everything(Backend backend)
    {
        var builder = Builder();
        builder.Services.AddAgentStores(stores =>
        {
            stores.History.Conversation = static _ => "console";
            _ = backend switch
            {
                Backend.Json => stores.UseJson(_folder),
                Backend.Sqlite => stores.UseSqlite(Database),
                _ => stores.UseRedis(redis.Server.ConnectionString),
            };
        }).AddAgentSessionStore();

        await Check(builder);
    }

    [Fact]
    public async Task The_configuration_says_where_everything_is()
    {
        var builder = Builder();
        builder.Configuration.AddInMemoryCollection([new("Persistence:AgentFramework:Sqlite:ConnectionString", Database)]);
        builder.Services.AddAgentStores(static stores => stores.History.Conversation = static _ => "console").AddAgentSessionStore();
        await Check(builder);
        Assert.True(File.Exists(Path.Combine(_folder, "host.db")));
    }

    [Fact]
    public async Task Nothing_that_says_where_is_an_error_at_the_start()
    {
        var builder = Builder();
        builder.Services.AddAgentStores();
        using var host = builder.Build();
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());
        Assert.Contains("AgentConversation", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Database => $"Data Source={Path.Combine(_folder, "host.db")};Pooling=False";

    private static HostApplicationBuilder Builder()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging();
        return builder;
    }

    private static async Task Check(HostApplicationBuilder builder)
    {
        using var host = builder.Build();
        await host.StartAsync();
        var services = host.Services;
        var history = services.GetRequiredService<StoredChatHistoryProvider>();
        Assert.Same(history, services.GetRequiredService<ChatHistoryProvider>());
        var agent = new ScriptedClient(Say("hi")).AsPersistedAgent(history, new ChatClientAgentOptions { Name = "agent" });
        var session = await agent.CreateSessionAsync();
        await agent.RunAsync("hello", session);
        Assert.Equal(2, await history.Conversations.CountAsync("console"));
        var sessions = services.GetRequiredService<AgentSessionStore>();
        await sessions.SaveSessionAsync(agent, new AgentSessionStoreKey("s"), session);
        Assert.NotNull(await sessions.GetSessionAsync(agent, new AgentSessionStoreKey("s")));
        Assert.Empty(await services.GetRequiredService<JsonCheckpointStore>().RetrieveIndexAsync("none"));
        Assert.NotNull(services.GetRequiredService<CheckpointManager>());
        Assert.NotEqual(HealthStatus.Unhealthy, (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
        await host.StopAsync();
    }
}
