using Microsoft.Extensions.DependencyInjection;
using Persistence.AgentFramework.Sessions;
using StackExchange.Redis;

namespace Persistence.AgentFramework;

/// <summary>Says where the agent stores of a hosted program are. One of the calls; without any, the section of the configuration does.</summary>
public sealed class AgentStoresBuilder
{
    private Action<IServiceCollection> _add;

    internal AgentStoresBuilder() => _add = static services => Add(services, "Persistence:AgentFramework");

    /// <summary>Settings of the history provider that is registered.</summary>
    public StoredChatHistoryOptions History { get; } = new();

    /// <summary>Keeps everything in JSON files.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The same object.</returns>
    public AgentStoresBuilder UseJson(string directory, JsonStoreOptions? options = null) => Use(services => services
        .AddAgentConversationStore(store => store.UseJson(directory, options)).AddAgentSessionStateStore(store => store.UseJson(directory, options))
        .AddWorkflowRunStore(store => store.UseJson(directory, options)).AddWorkflowCheckpointStore(store => store.UseJson(directory, options)));

    /// <summary>Keeps everything in one SQLite database.</summary>
    /// <param name="connectionString">For example <c>Data Source=chat.db</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The same object.</returns>
    public AgentStoresBuilder UseSqlite(string connectionString, SqliteStoreOptions? options = null) => Use(services => services
        .AddAgentConversationStore(store => store.UseSqlite(connectionString, options)).AddAgentSessionStateStore(store => store.UseSqlite(connectionString, options))
        .AddWorkflowRunStore(store => store.UseSqlite(connectionString, options)).AddWorkflowCheckpointStore(store => store.UseSqlite(connectionString, options)));

    /// <summary>Keeps everything in the <see cref="SqliteDatabase"/> of the services.</summary>
    /// <returns>The same object.</returns>
    public AgentStoresBuilder UseSqlite() => Use(static services => services
        .AddAgentConversationStore(static store => store.UseSqlite()).AddAgentSessionStateStore(static store => store.UseSqlite())
        .AddWorkflowRunStore(static store => store.UseSqlite()).AddWorkflowCheckpointStore(static store => store.UseSqlite()));

    /// <summary>Keeps everything in Redis, by a connection that all stores of this text share.</summary>
    /// <param name="configuration">As StackExchange.Redis understands it, for example <c>localhost:6379</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The same object.</returns>
    public AgentStoresBuilder UseRedis(string configuration, RedisStoreOptions? options = null) => Use(services => services
        .AddAgentConversationStore(store => store.UseRedis(configuration, options)).AddAgentSessionStateStore(store => store.UseRedis(configuration, options))
        .AddWorkflowRunStore(store => store.UseRedis(configuration, options)).AddWorkflowCheckpointStore(store => store.UseRedis(configuration, options)));

    /// <summary>Keeps everything in Redis, by the <see cref="IConnectionMultiplexer"/> of the services.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The same object.</returns>
    public AgentStoresBuilder UseRedis(RedisStoreOptions? options = null) => Use(services => services
        .AddAgentConversationStore(store => store.UseRedis(options)).AddAgentSessionStateStore(store => store.UseRedis(options))
        .AddWorkflowRunStore(store => store.UseRedis(options)).AddWorkflowCheckpointStore(store => store.UseRedis(options)));

    /// <summary>Reads another section of the configuration than <c>Persistence:AgentFramework</c>.</summary>
    /// <param name="section">The path of the section, which holds <c>Json</c>, <c>Sqlite</c> or <c>Redis</c>.</param>
    /// <returns>The same object.</returns>
    public AgentStoresBuilder FromConfiguration(string section) => Use(services => Add(services, section));

    internal void AddTo(IServiceCollection services) => _add(services);

    private AgentStoresBuilder Use(Action<IServiceCollection> add)
    {
        _add = add;
        return this;
    }

    private static IServiceCollection Add(IServiceCollection services, string section) => services
        .AddAgentConversationStore(store => store.FromConfiguration(section)).AddAgentSessionStateStore(store => store.FromConfiguration(section))
        .AddWorkflowRunStore(store => store.FromConfiguration(section)).AddWorkflowCheckpointStore(store => store.FromConfiguration(section));
}
