namespace Persistence.Generators.Model;

/// <summary>Backends, as a set. The numbers are those of <c>Persistence.SessionStores</c>.</summary>
[Flags]
public enum Backends
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>JSON files.</summary>
    Json = 1,

    /// <summary>SQLite.</summary>
    Sqlite = 2,

    /// <summary>Redis.</summary>
    Redis = 4,

    /// <summary>Memory, and engines written elsewhere: what Persistence.InMemory offers.</summary>
    InMemory = 8,

    /// <summary>No backend: the services of a hosted program, which Persistence.Hosting offers.</summary>
    Hosting = 256,
}
