using Persistence.Tool.Copying;
using Persistence.Tool.Json;
using Persistence.Tool.Redis;
using Persistence.Tool.Sqlite;

namespace Persistence.Tool.Stores;

/// <summary>Opens stores by their address.</summary>
internal static class StoreOpening
{
    /// <summary>Opens a store to read it.</summary>
    /// <param name="address">The store.</param>
    /// <param name="cancellation">Ends a listing of the keys of files, also before its first one.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="ToolException">It cannot be opened.</exception>
    public static IStoreReader Read(StoreAddress address, CancellationToken cancellation = default) => address.Kind switch
    {
        StoreKind.Sqlite => new SqliteStoreReader(address),
        StoreKind.Redis => new RedisStoreReader(RedisServer.Connect(address)),
        _ => new JsonStoreReader(address, cancellation),
    };

    /// <summary>Opens a store to write copies into it.</summary>
    /// <param name="address">The store; a folder or file that is absent is made.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="ToolException">It cannot be opened.</exception>
    public static IStoreWriter Write(StoreAddress address) => address.Kind switch
    {
        StoreKind.Sqlite => new SqliteStoreWriter(address),
        StoreKind.Redis => new RedisStoreWriter(RedisServer.Connect(address)),
        _ => new JsonStoreWriter(address),
    };

    /// <summary>Opens a store to remove sessions from it.</summary>
    /// <param name="address">The store.</param>
    /// <returns>The remover.</returns>
    /// <exception cref="ToolException">It cannot be opened.</exception>
    public static IStoreRemover Remove(StoreAddress address) => address.Kind switch
    {
        StoreKind.Sqlite => new SqliteStoreRemover(address),
        StoreKind.Redis => new RedisStoreRemover(RedisServer.Connect(address)),
        _ => new JsonStoreRemover(address),
    };
}
