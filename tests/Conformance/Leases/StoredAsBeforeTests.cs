using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>Classes without leases are stored as by the last build that knew none: beside this file is what a build of commit 63a74e1 stored by the same commits; an index of SQLite that came since is left out of both.</summary>
public sealed class StoredAsBeforeTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-before-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json() => Check("json", StoredWithoutLeases.Json(_folder));

    [Fact]
    public void Sqlite() => Check("sqlite", StoredWithoutLeases.Sqlite(_folder));

    [Fact]
    public void Redis() => Check("redis", StoredWithoutLeases.Redis(redis.Server.Port));

    private static void Check(string backend, string stored) =>
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Leases", "Before", backend + ".txt")), stored);
}
