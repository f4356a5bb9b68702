using StackExchange.Redis;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>Sessions as a program with the first version of the class stores them.</summary>
internal static class Paints
{
    /// <summary>Stores sessions that are red, dark paint, each with a code, a batch and a tag of its own.</summary>
    public static void Store(IConnectionMultiplexer redis, RedisStoreOptions options, params IEnumerable<string> ids)
    {
        using var older = new PaintV1RedisStore(redis, options);
        foreach (var id in ids)
        {
            older.Create(New(id));
        }
    }

    /// <summary>One of them.</summary>
    public static PaintV1 New(string id) => new()
    {
        Id = id,
        Color = "red",
        Code = $"code {id}",
        Tags = [$"tag {id}", "paint"],
        Shade = "dark",
        Batch = $"batch {id}",
        Maker = "somebody",
        Notes = ["first"],
    };
}
