using Persistence.Tool.Json;
using Persistence.Tool.Redis;
using Persistence.Tool.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Doctor;

/// <summary>Collects the facts of a store.</summary>
internal static class Checkup
{
    /// <summary>Looks at a store.</summary>
    /// <param name="reader">The store.</param>
    /// <returns>The facts.</returns>
    public static IEnumerable<Fact> Of(IStoreReader reader)
    {
        var classes = reader.Classes();
        yield return new Fact("classes", true, classes.Count == 0 ? "none yet" : string.Join(", ", classes.Select(static stored => stored.Name)));
        var facts = reader switch
        {
            SqliteStoreReader sqlite => DatabaseFacts.Of(sqlite.Database),
            RedisStoreReader redis => ServerFacts.Of(redis, classes),
            JsonStoreReader json => FolderFacts.Of(json, classes),
            _ => [],
        };
        foreach (var fact in facts)
        {
            yield return fact;
        }

        foreach (var stored in classes.Where(stored => stored.Shape is null && reader.Address.Kind != StoreKind.Redis))
        {
            yield return new Fact("shape", false, $"class '{stored.Name}' has no recorded shape: open the store once with the program of this version, so that it can be copied to other backends");
        }
    }
}
