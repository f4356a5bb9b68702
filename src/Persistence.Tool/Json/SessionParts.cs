using Persistence.Json;

namespace Persistence.Tool.Json;

/// <summary>The parts of the JSON engine that write session files of a class, under the locks that its programs take.</summary>
internal sealed class SessionParts : IDisposable
{
    /// <summary>Opens the folder of a class, and makes it where it is absent.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <param name="name">The storage name of the class.</param>
    /// <param name="isDurable">Whether each change waits for the disk.</param>
    public SessionParts(string store, string name, bool isDurable)
    {
        Context = JsonContexts.Of(store, name, isDurable ? Durability.Full : Durability.Relaxed);
        Files = new SessionFiles(Context);
        Directory = new StoreDirectory(Context, Files);
        Locks = new SessionLockManager(Context, Directory, Files);
        Writes = new DurableWrites(isDurable);
        Replace = new AtomicReplace(Context, Directory, Writes);
        Torn = new TornTail(Directory, Writes, new Quarantine(Context, Directory, Writes), new RepairLog(Context.Telemetry));
    }

    /// <summary>Paths and settings.</summary>
    public JsonContext Context { get; }

    /// <summary>What is remembered of files.</summary>
    public SessionFiles Files { get; }

    /// <summary>Opens files.</summary>
    public StoreDirectory Directory { get; }

    /// <summary>Locks sessions.</summary>
    public SessionLockManager Locks { get; }

    /// <summary>Writes files.</summary>
    public DurableWrites Writes { get; }

    /// <summary>Publishes and removes files.</summary>
    public AtomicReplace Replace { get; }

    /// <summary>Cuts off torn writes.</summary>
    public TornTail Torn { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Files.CloseIdle();
        Directory.Close();
    }
}
