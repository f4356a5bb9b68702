using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Hosting;

/// <summary>How a backend is chosen in a hosted program.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Name">Its name in members and in the configuration.</param>
/// <param name="Uses">The members that choose it in code.</param>
/// <param name="Configured">How it is read from the configuration; empty where it is not.</param>
internal sealed record HostedBackend(Backends Backend, string Name, IReadOnlyList<HostedUse> Uses, string Configured)
{
    /// <summary>Every backend. <c>{store}</c> stands for the store, to be constructed.</summary>
    public static IReadOnlyList<HostedBackend> All { get; } =
    [
        new(
            Backends.Json,
            "Json",
            [
                new(
                    ", string directory, core::JsonStoreOptions? options = null",
                    "directory, (options ?? new()).ObservedBy(host.Observer)",
                    "Keeps the sessions in JSON files.",
                    [("directory", "The directory; several session classes may share it."), ("options", "Settings; null for the defaults.")]),
            ],
            """
            new("Json", "UseJson(\"sessions\")", ("Directory", "sessions"),
                static settings => { settings.Required("Directory", "sessions"); core::JsonStoreOptions.Read(settings); },
                static host => new {store}(host.Settings.Text("Directory")!, core::JsonStoreOptions.Read(host.Settings).ObservedBy(host.Observer))),
            """),
        new(
            Backends.Sqlite,
            "Sqlite",
            [
                new(
                    ", string connectionString, core::SqliteStoreOptions? options = null",
                    "connectionString, (options ?? new()).ObservedBy(host.Observer)",
                    "Keeps the sessions in a SQLite database of the store's own.",
                    [("connectionString", "For example <c>Data Source=chat.db</c>; several session classes may share a file."), ("options", "Settings; null for the defaults.")]),
                new(
                    ", core::SqliteDatabase database",
                    "database",
                    "Keeps the sessions in a SQLite database that other stores use too. It is not disposed with the store.",
                    [("database", "The database.")]),
                new(
                    "",
                    "host.Required<core::SqliteDatabase>(\"services.AddSingleton(_ => new SqliteDatabase(\\\"Data Source=chat.db\\\"))\", \"ConnectionString\")",
                    "Keeps the sessions in the <see cref=\"core::SqliteDatabase\"/> of the services: that with the key of the store, or that without one. It is not disposed with the store.",
                    []),
            ],
            """
            new("Sqlite", "UseSqlite(\"Data Source=chat.db\")", ("ConnectionString", "Data Source=chat.db"),
                static settings => { settings.Text("ConnectionString"); core::SqliteStoreOptions.Read(settings); },
                static host => host.Settings.Text("ConnectionString") is { } connectionString
                    ? new {store}(connectionString, core::SqliteStoreOptions.Read(host.Settings).ObservedBy(host.Observer))
                    : new {store}(host.Required<core::SqliteDatabase>("services.AddSingleton(_ => new SqliteDatabase(\"Data Source=chat.db\"))", "ConnectionString"))),
            """),
        new(
            Backends.Redis,
            "Redis",
            [
                new(
                    ", string configuration, core::RedisStoreOptions? options = null",
                    "host.Shared(configuration, core::Redis.RedisConnections.Connect), (options ?? new()).ObservedBy(host.Observer)",
                    "Keeps the sessions in Redis, by a connection that all stores of the same configuration share, and that is closed with the services.",
                    [("configuration", "As StackExchange.Redis understands it, for example <c>localhost:6379</c>."), ("options", "Settings; null for the defaults.")]),
                new(
                    ", global::StackExchange.Redis.IConnectionMultiplexer redis, core::RedisStoreOptions? options = null",
                    "redis, (options ?? new()).ObservedBy(host.Observer)",
                    "Keeps the sessions in Redis. The connection is not disposed with the store.",
                    [("redis", "The connection."), ("options", "Settings; null for the defaults.")]),
                new(
                    ", core::RedisStoreOptions? options = null",
                    "host.Required<global::StackExchange.Redis.IConnectionMultiplexer>(\"services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(\\\"localhost:6379\\\"))\", \"Configuration\"), (options ?? new()).ObservedBy(host.Observer)",
                    "Keeps the sessions in Redis, by the connection of the services: that with the key of the store, or that without one. It is not disposed with the store.",
                    [("options", "Settings; null for the defaults.")]),
            ],
            """
            new("Redis", "UseRedis(\"localhost:6379\")", ("Configuration", "localhost:6379"),
                static settings =>
                {
                    settings.Check(() => core::Redis.RedisConnections.Check(settings.Text("Configuration") ?? "localhost"));
                    core::RedisStoreOptions.Read(settings);
                },
                static host => new {store}(
                    host.Settings.Text("Configuration") is { } configuration
                        ? host.Shared(configuration, core::Redis.RedisConnections.Connect)
                        : host.Required<global::StackExchange.Redis.IConnectionMultiplexer>("services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(\"localhost:6379\"))", "Configuration"),
                    core::RedisStoreOptions.Read(host.Settings).ObservedBy(host.Observer))),
            """),
        new(
            Backends.InMemory,
            "InMemory",
            [
                new(
                    ", core::InMemoryDatabase? database = null",
                    "database",
                    "Keeps the sessions in memory, for tests.",
                    [("database", "What other stores share with this one; null for a memory of its own.")]),
            ],
            ""),
    ];
}
