using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>What differs between the stores of the backends.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Suffix">What the store's name ends with, before <c>Store</c>.</param>
/// <param name="Engine">The engine; empty where the user brings one.</param>
/// <param name="Place">Where sessions are, for documentation.</param>
/// <param name="Constructors">The constructors' parameters, documentation and arguments.</param>
internal sealed record BackendCode(
    Backends Backend,
    string Suffix,
    string Engine,
    string Place,
    IReadOnlyList<ConstructorCode> Constructors)
{
    /// <summary>Every backend.</summary>
    public static IReadOnlyList<BackendCode> All { get; } =
    [
        new(Backends.Json, "Json", "core::Json.JsonSessionEngine", "in JSON Lines files, one file per session",
        [
            new(
                "string directory, core::JsonStoreOptions? options = null",
                "directory, options",
                "Opens the store in a directory, which is created when it is absent.",
                [("directory", "The directory; several session classes may share it."), ("options", "Settings; null for the defaults.")]),
        ]),
        new(Backends.Sqlite, "Sqlite", "core::Sqlite.SqliteSessionEngine", "in a SQLite database",
        [
            new(
                "string connectionString, core::SqliteStoreOptions? options = null",
                "new core::SqliteDatabase(connectionString, options), ownsDatabase: true",
                "Opens the store in a database file, which is created when it is absent.",
                [("connectionString", "For example <c>Data Source=chat.db</c>; several session classes may share a file."), ("options", "Settings; null for the defaults.")]),
            new(
                "core::SqliteDatabase database",
                "database",
                "Opens the store in a database that other stores use too. The database is not disposed with the store.",
                [("database", "The database.")]),
        ]),
        new(Backends.Redis, "Redis", "core::Redis.RedisSessionEngine", "in Redis",
        [
            new(
                "global::StackExchange.Redis.IConnectionMultiplexer redis, core::RedisStoreOptions? options = null",
                "redis, options",
                "Opens the store on a Redis server or cluster. The connection is not disposed with the store.",
                [("redis", "The connection."), ("options", "Settings; null for the defaults.")]),
        ]),
        new(Backends.InMemory, "InMemory", "core::InMemory.InMemorySessionEngine", "in memory, for tests",
        [
            new(
                "core::InMemoryDatabase? database = null, sys::TimeProvider? timeProvider = null",
                "database, timeProvider",
                "Opens the store.",
                [("database", "What other stores share with this one; null for a memory of its own."), ("timeProvider", "The clock that sessions expire by; null for the system's.")]),
        ]),
        new(Backends.InMemory, "Engine", "", "with an engine of the user's own",
        [
            new(
                "core::Engine.SessionEngine<{session}, {key}> engine",
                "engine",
                "Makes an engine that is written elsewhere a typed store.",
                [("engine", "The engine; it is closed with the store.")]),
        ]),
    ];
}
