using Persistence.AgentFramework.Sessions;
using Persistence.Redis;
using StackExchange.Redis;

namespace Persistence.AgentFramework;

/// <summary>
/// Where conversations, agent sessions and workflow checkpoints are kept: <c>AgentStores.Sqlite("Data Source=chat.db")</c>. One object for a program; any number
/// of threads may use it, and any number of processes the same files, database or server.
/// </summary>
public sealed class AgentStores : IDisposable, IAsyncDisposable
{
    private readonly List<object> _owned = [];

    internal AgentStores(IAgentConversationStore conversations, IAgentSessionStateStore sessions, IWorkflowRunStore runs, IWorkflowCheckpointStore checkpoints) =>
        (Conversations, Sessions, Runs, Checkpoints) = (conversations, sessions, runs, checkpoints);

    internal IAgentConversationStore Conversations { get; }

    internal IAgentSessionStateStore Sessions { get; }

    internal IWorkflowRunStore Runs { get; }

    internal IWorkflowCheckpointStore Checkpoints { get; }

    /// <summary>Keeps everything in JSON files: a file for each conversation.</summary>
    /// <param name="directory">The directory; it is created.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The stores. Dispose them when the program ends.</returns>
    /// <exception cref="SessionStoreUnavailableException">The directory cannot be used.</exception>
    public static AgentStores Json(string directory, JsonStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return new AgentStores(
            new AgentConversationJsonStore(directory, options), new AgentSessionStateJsonStore(directory, options),
            new WorkflowRunJsonStore(directory, options), new WorkflowCheckpointJsonStore(directory, options)).Owning();
    }

    /// <summary>Keeps everything in one SQLite database.</summary>
    /// <param name="connectionString">For example <c>Data Source=chat.db</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The stores. Dispose them when the program ends.</returns>
    /// <exception cref="SessionStoreUnavailableException">The file cannot be used.</exception>
    public static AgentStores Sqlite(string connectionString, SqliteStoreOptions? options = null)
    {
        var database = new SqliteDatabase(connectionString, options);
        return Sqlite(database).Owning(database);
    }

    /// <summary>Keeps everything in a SQLite database that other stores use too.</summary>
    /// <param name="database">The database. It is not disposed with the stores.</param>
    /// <returns>The stores. Dispose them when the program ends.</returns>
    public static AgentStores Sqlite(SqliteDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new AgentStores(
            new AgentConversationSqliteStore(database), new AgentSessionStateSqliteStore(database),
            new WorkflowRunSqliteStore(database), new WorkflowCheckpointSqliteStore(database)).Owning();
    }

    /// <summary>Keeps everything in Redis, by a connection of its own.</summary>
    /// <param name="configuration">As StackExchange.Redis understands it, for example <c>localhost:6379</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The stores. Dispose them when the program ends.</returns>
    /// <exception cref="ArgumentException">It is no configuration.</exception>
    public static AgentStores Redis(string configuration, RedisStoreOptions? options = null)
    {
        var redis = RedisConnections.Connect(configuration);
        return Redis(redis, options).Owning(redis);
    }

    /// <summary>Keeps everything in Redis.</summary>
    /// <param name="redis">The connection. It is not disposed with the stores.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <returns>The stores. Dispose them when the program ends.</returns>
    public static AgentStores Redis(IConnectionMultiplexer redis, RedisStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(redis);
        return new AgentStores(
            new AgentConversationRedisStore(redis, options), new AgentSessionStateRedisStore(redis, options),
            new WorkflowRunRedisStore(redis, options), new WorkflowCheckpointRedisStore(redis, options)).Owning();
    }

    /// <summary>Waits for the commits that are being written and closes what this object opened.</summary>
    public void Dispose()
    {
        foreach (var owned in _owned)
        {
            ((IDisposable)owned).Dispose();
        }
    }

    /// <summary>The asynchronous counterpart of <see cref="Dispose"/>.</summary>
    /// <returns>A task that ends when everything is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
        {
            await ((IAsyncDisposable)owned).DisposeAsync().ConfigureAwait(false);
        }
    }

    // The stores end before the database or the connection that they use.
    private AgentStores Owning(object? shared = null)
    {
        _owned.AddRange(shared is null ? [Conversations, Sessions, Runs, Checkpoints] : [shared]);
        return this;
    }
}
