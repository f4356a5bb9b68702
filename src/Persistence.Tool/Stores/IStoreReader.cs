namespace Persistence.Tool.Stores;

/// <summary>Reads a store of any session classes, by its documented format. Changes nothing, and takes no lock that a program would wait for. For one thread.</summary>
internal interface IStoreReader : IDisposable
{
    /// <summary>Where the store is.</summary>
    StoreAddress Address { get; }

    /// <summary>What of a session is wanted when it is opened, of which the keys are listed.</summary>
    ReadAhead Ahead { get; set; }

    /// <summary>The session classes that it holds, in the order of their names.</summary>
    /// <returns>The classes.</returns>
    IReadOnlyList<StoredClass> Classes();

    /// <summary>The encoded keys of the sessions of a class, in the order of keys. What a file or row of no session is named by is left out.</summary>
    /// <param name="stored">The class.</param>
    /// <returns>The keys, read as they are asked for.</returns>
    IEnumerable<string> Keys(StoredClass stored);

    /// <summary>About how many sessions a class has, for progress: what has expired and what is no session may be counted, too.</summary>
    /// <param name="stored">The class.</param>
    long Count(StoredClass stored);

    /// <summary>Opens a session.</summary>
    /// <param name="stored">The class.</param>
    /// <param name="key">The encoded key.</param>
    /// <returns>Null when it is absent or expired.</returns>
    /// <exception cref="SessionCorruptedException">It is damaged.</exception>
    IOpenSession? Open(StoredClass stored, string key);
}
