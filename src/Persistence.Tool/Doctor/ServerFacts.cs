using System.Globalization;
using Persistence.Tool.Redis;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Doctor;

/// <summary>Facts of a Redis server.</summary>
internal static class ServerFacts
{
    /// <summary>Looks at the server.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="classes">Its classes.</param>
    public static IEnumerable<Fact> Of(RedisStoreReader reader, IReadOnlyList<StoredClass> classes)
    {
        var info = reader.Server.Guarded(reader.Server.Info);
        yield return new Fact("server", true, $"version {info.GetValueOrDefault("redis_version") ?? "unknown"}");
        var isKept = info.GetValueOrDefault("aof_enabled") == "1";
        yield return new Fact("persistence", isKept, isKept ? "appendonly is on" : "appendonly is off: a restart of the server loses what its last snapshot does not hold; set 'appendonly yes'");
        var policy = info.GetValueOrDefault("maxmemory_policy") ?? "unknown";
        yield return new Fact("eviction", policy is "noeviction" or "unknown", policy is "noeviction" or "unknown" ? "the server drops no keys" : $"maxmemory-policy is '{policy}': a full server drops sessions; set it to noeviction");
        yield return new Fact("memory", true, $"{info.GetValueOrDefault("used_memory_human") ?? "unknown"} used");
        foreach (var stored in classes)
        {
            var record = reader.Server.Guarded(() => reader.Server.Database.HashGetAll(reader.KeysOf(stored).Indexes));
            var unfinished = record.Count(static field => ((string)field.Value!).Contains(", being filled", StringComparison.Ordinal));
            yield return new Fact("indexes", unfinished == 0, string.Create(CultureInfo.InvariantCulture, $"class '{stored.Name}': {record.Length} recorded{(unfinished == 0 ? "" : $", {unfinished} incomplete: the next store that opens completes them")}"));
        }
    }
}
