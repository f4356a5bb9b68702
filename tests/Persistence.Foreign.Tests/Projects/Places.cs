using Persistence.Engine;
using Persistence.Json;
using Persistence.InMemory;
using Persistence.Mapping;
using Persistence.Sqlite;
using Persistence.TestKit;

namespace Persistence.Foreign.Tests.Projects;

/// <summary>Where the stores of a run are.</summary>
internal sealed class Places : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foreign-types-").FullName;
    private readonly SqliteDatabase _database;
    private readonly InMemoryDatabase _memory = new();

    public Places() => _database = new SqliteDatabase($"Data Source={Path.Combine(_folder, "types.db")};Pooling=False", new SqliteStoreOptions { Durability = Durability.Relaxed });

    /// <summary>Opens a store of a session class on each backend.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TMap">Its map.</typeparam>
    public IEnumerable<(string Name, ISessionStore<TSession, string> Store)> Open<TSession, TMap>()
        where TSession : class, IPersistedSession
        where TMap : ISessionMap<TSession, string>
    {
        yield return ("memory", new MemoryStore<TSession>(new InMemorySessionEngine<TSession, string, TMap>(_memory)));
        yield return ("JSON", Make<TSession>("JsonStore", Path.Combine(_folder, typeof(TSession).Name), new JsonStoreOptions { Durability = Durability.Relaxed }));
        yield return ("SQLite", Make<TSession>("SqliteStore", _database));
    }

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static ISessionStore<TSession, string> Make<TSession>(string kind, params object[] arguments)
        where TSession : class, IPersistedSession =>
        (ISessionStore<TSession, string>)Activator.CreateInstance(typeof(TSession).Assembly.GetType(typeof(TSession).FullName + kind, throwOnError: true)!, arguments)!;

    private sealed class MemoryStore<TSession>(SessionEngine<TSession, string> engine) : SessionStore<TSession, string>(engine)
        where TSession : class, IPersistedSession;
}
